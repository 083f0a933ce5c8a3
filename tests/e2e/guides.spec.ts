import type { Page } from '@playwright/test'
import { directSample, expect, shot, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Board' })
const arrows = (page: Page, number: number) => shot(page, number).locator('.marks-arrows')
const guides = (page: Page, number: number) => shot(page, number).locator('.marks-guide')

async function choose(page: Page, move: string): Promise<void> {
  await page.getByRole('button', { name: 'Camera of shot 1' }).click()
  await page
    .getByRole('region', { name: 'Shot 1' })
    .getByRole('combobox', { name: 'Move' })
    .selectOption(move)
}

test('arrows and guides lie over pictures, as set, and are not undone', async ({ page }) => {
  test.setTimeout(120_000)
  await directSample(page)
  await shot(page, 1).getByRole('button', { name: 'Generate image' }).click()
  await expect(shot(page, 1).getByRole('img').first()).toBeVisible({ timeout: 60_000 })
  await choose(page, 'Push in')
  await expect(arrows(page, 1)).toHaveCount(1)

  await claim('a static shot has no arrows', async () => {
    await choose(page, 'Static')
    await expect(arrows(page, 1)).toHaveCount(0)
  })
  await choose(page, 'Pan left')
  const undo = page.getByRole('button', { name: 'Undo' })
  const toggle = bar(page).getByRole('button', { name: 'Arrows' })
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await toggle.click()
  await expect(arrows(page, 1)).toHaveCount(0)

  await bar(page).getByRole('button', { name: 'Guides' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Thirds' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Crop 2.39' }).click()
  await expectAccessible(page, 'the menu of guides')
  await page.keyboard.press('Escape')
  await expect(guides(page, 1)).toHaveCount(2)

  await claim('undo takes back the move, and neither guides nor arrows', async () => {
    await undo.click()
    await expect(page.getByRole('combobox', { name: 'Move' })).not.toHaveValue('pan-left')
    await expect(guides(page, 1)).toHaveCount(2)
    await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  })
  await claim('they are still set after a reload, and lie over the large view', async () => {
    await page.reload()
    await expect(guides(page, 1)).toHaveCount(2)
    await expect(toggle).toHaveAttribute('aria-pressed', 'false')
    await page.getByRole('button', { name: 'Open shot 1 large' }).click()
    await expect(page.getByRole('dialog').locator('.marks-guide')).toHaveCount(2)
  })
})

test('a picture with arrows inside gets none on top', async ({ page }) => {
  await openDrawnBoard(page, 2)
  await choose(page, 'Push in')
  await bar(page).getByRole('button', { name: 'Guides' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Centre cross' }).click()
  await expect(guides(page, 1)).toHaveCount(1)
  await expect(arrows(page, 1)).toHaveCount(0)
})
