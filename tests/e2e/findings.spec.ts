import type { Page } from '@playwright/test'
import { expect, shot, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { log, openDrawnBoard } from './drawn-board.ts'

const camera = (page: Page, number: number) =>
  page.getByRole('button', { name: `Camera of shot ${number}`, exact: true })
const mark = (page: Page, number: number) =>
  page.getByRole('button', { name: `Finding before shot ${number}` })
const list = (page: Page) => page.getByRole('list', { name: 'Findings' })
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })

/** Sets camera and people of a shot in the inspector. */
async function setUp(page: Page, number: number, size: string): Promise<void> {
  await camera(page, number).click()
  const fields = page.getByRole('region', { name: `Shot ${number}`, exact: true })
  await fields.getByRole('combobox', { name: 'Size', exact: true }).selectOption(size)
  await fields.getByRole('combobox', { name: 'Angle', exact: true }).selectOption('Eye level')
  const people = fields.getByRole('textbox', { name: 'Add: In the shot' })
  await people.fill('Mika')
  await people.press('Enter')
  await page.keyboard.press('Escape')
}

test('a jump cut is marked between its cards, explained, fixed, undone, and left as it is for good', async ({
  page,
}) => {
  await openDrawnBoard(page, 3)
  await expect(shot(page, 3)).toBeVisible()
  await expect(page.getByRole('button', { name: /finding/i })).toHaveCount(0)
  await setUp(page, 1, 'Full')
  await setUp(page, 2, 'Medium')
  await expect(page.getByRole('button', { name: /finding/i })).toHaveCount(0)
  await setUp(page, 3, 'Medium')

  const count = page
    .getByRole('toolbar', { name: 'Board' })
    .getByRole('button', { name: '1 finding', exact: true })
  await expect(count).toBeVisible()
  const left = page.getByRole('region', { name: 'Sources and steps' })
  await expect(left.getByRole('button', { name: '1 finding', exact: true })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '1 finding' })).toBeAttached()
  await expect(mark(page, 3)).toHaveAccessibleName('Finding before shot 3: Jump cut')
  await count.click()
  await expect(page.getByRole('heading', { name: 'Findings' })).toBeFocused()

  await list(page).getByRole('button', { name: 'Jump cut' }).click()
  const dialog = page.getByRole('dialog', { name: 'Before shot 3' })
  await expect(dialog).toContainText('same subject')
  await expect(mark(page, 3)).toBeInViewport()
  await expectAccessible(page, 'findings')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(mark(page, 3)).toBeFocused()

  // The fix needs no confirmation, because undo brings the finding back.
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Two steps closer' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(mark(page, 3)).toHaveCount(0)
  await expect(camera(page, 3)).toBeFocused()
  await expect(shot(page, 3)).toContainText('Close-up')
  await expect(log(page)).toContainText('Finding before shot 3 fixed')
  await undo(page).click()
  await expect(mark(page, 3)).toBeVisible()
  await expect(shot(page, 3)).toContainText('Medium')

  // A cutaway is a shot of its own.
  await mark(page, 3).click()
  await dialog.getByRole('button', { name: 'Insert a cutaway' }).click()
  await expect(shot(page, 3)).toContainText('Insert')
  await expect(shot(page, 4)).toBeVisible()
  await undo(page).click()
  await expect(shot(page, 4)).toHaveCount(0)

  // A dismissed finding returns when one of its fields changes.
  await mark(page, 3).click()
  await dialog.getByRole('button', { name: 'Leave as it is' }).click()
  await expect(mark(page, 3)).toHaveCount(0)
  await expect(list(page)).toHaveCount(0)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(shot(page, 3)).toBeVisible()
  await setUp(page, 1, 'Medium wide')
  await expect(mark(page, 2)).toBeVisible()
  await expect(mark(page, 3)).toHaveCount(0)
  await setUp(page, 3, 'Medium close-up')
  await expect(mark(page, 3)).toBeVisible()
})

test('what is found about one shot stands at its tag, and leaves with it', { tag: '@whole' }, async ({
  page,
}) => {
  await openDrawnBoard(page, 2)
  const at = shot(page, 1).getByRole('button', { name: 'Finding at shot 1: Hurried' })
  await camera(page, 1).click()
  const duration = page.getByRole('region', { name: 'Shot 1' }).getByRole('spinbutton', { name: 'Duration' })
  await duration.fill('0.5')
  await duration.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '1 finding' })).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(mark(page, 1)).toHaveCount(0)
  // The mark is right of its tag and above the camera button, which covers the line.
  const tag = shot(page, 1).getByText('0.5 s', { exact: true })
  const [tagBox, box] = [await tag.boundingBox(), await at.boundingBox()]
  expect((box?.x ?? 0) - (tagBox?.x ?? 0) - (tagBox?.width ?? 0)).toBeLessThan(12)
  expect(Math.abs((box?.y ?? 0) - (tagBox?.y ?? 0))).toBeLessThan(6)

  await list(page).getByRole('button', { name: 'Hurried' }).click()
  const dialog = page.getByRole('dialog', { name: 'Shot 1' })
  await expectAccessible(page, 'a finding at a tag')
  await page.keyboard.press('Escape')
  await expect(at).toBeFocused()
  await at.click()
  await dialog.getByRole('button', { name: 'Change the duration' }).click()
  await expect(at).toHaveCount(0)
  await expect(camera(page, 1)).toBeFocused()
  await expect(log(page)).toContainText('Finding at shot 1 fixed')
  await undo(page).click()
  await expect(at).toBeVisible()
})
