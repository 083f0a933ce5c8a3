import type { Page } from '@playwright/test'
import { expect, shot, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { openDrawnBoard } from './drawn-board.ts'

/** The numbers of the board in order; omitted shots as "Shot 2, omitted". */
const order = (page: Page) =>
  page
    .getByRole('list', { name: 'Board', exact: true })
    .getByRole('article')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')))

const choose = async (page: Page, number: string, item: string) => {
  await page.getByRole('button', { name: `Actions of shot ${number}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('numbers that are locked stay with their shots, on the board, in words and in file names', async ({
  page,
}) => {
  await openDrawnBoard(page, 3)
  await page.getByRole('button', { name: 'Numbering: 1, 2, 3', exact: true }).click()
  await page.getByRole('menuitemradio', { name: '1A, 1B, 1C' }).click()
  const dialog = page.getByRole('dialog', { name: 'Where numbers begin' })
  await dialog.getByLabel('Number of the scene').fill('12')
  await dialog.getByRole('button', { name: 'Number the shots' }).click()
  await expect.poll(() => order(page)).toEqual(['Shot 12A', 'Shot 12B', 'Shot 12C'])

  await page.getByRole('button', { name: 'Numbering: 12A, 12B, 12C' }).click()
  await page.getByRole('menuitem', { name: 'Lock numbers' }).click()
  await page.getByRole('button', { name: 'Insert a shot before 12B', exact: true }).click()
  await expect.poll(() => order(page)).toEqual(['Shot 12A', 'Shot 12AA', 'Shot 12B', 'Shot 12C'])
  await choose(page, '12B', 'Omit shot')
  await expect.poll(() => order(page)).toEqual(['Shot 12A', 'Shot 12AA', 'Shot 12B, omitted', 'Shot 12C'])
  await expectAccessible(page, 'a board with an omitted shot')

  const saving = page.waitForEvent('download')
  await shot(page, '12C').getByRole('button', { name: 'Download original' }).click()
  expect((await saving).suggestedFilename()).toContain('shot_012C_take_1')

  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => order(page)).toEqual(['Shot 12A', 'Shot 12AA', 'Shot 12B', 'Shot 12C'])
  await page.reload()
  await expect.poll(() => order(page)).toEqual(['Shot 12A', 'Shot 12AA', 'Shot 12B', 'Shot 12C'])
  await choose(page, '12B', 'Omit shot')
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(shot(page, '12B')).toBeVisible()
})

test('a shot is copied, split and merged, each taken back by Undo', async ({ page }) => {
  await openDrawnBoard(page, 2)
  const undo = page.getByRole('button', { name: 'Undo' })
  await choose(page, '1', 'Duplicate')
  await expect(shot(page, '2').getByRole('img')).toBeVisible()
  await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2', 'Shot 3'])
  await choose(page, '1', 'Merge with the next')
  await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2'])
  await expect(shot(page, '1').getByRole('list', { name: 'Takes' }).getByRole('button')).toHaveCount(2)
  await undo.click()
  await undo.click()
  await shot(page, '1').getByLabel('Description').fill('A boat comes in. A fox jumps out.')
  await choose(page, '1', 'Split')
  await expect(shot(page, '1').getByLabel('Description')).toHaveValue('A boat comes in.')
  await expect(shot(page, '2').getByLabel('Description')).toHaveValue('A fox jumps out.')
  await undo.click()
  await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2'])
})
