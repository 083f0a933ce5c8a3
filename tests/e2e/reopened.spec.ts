import { expect, shot, test } from './app.ts'
import { openDrawnBoard } from './drawn-board.ts'

test('a shot is deleted from its menu also in a project that was left and opened again', async ({ page }) => {
  await openDrawnBoard(page, 2)
  const address = page.url()
  await page.getByRole('button', { name: 'Projects' }).click()
  await expect(page.getByRole('list', { name: 'Projects' })).toBeVisible()
  await page.goBack()
  expect(page.url()).toBe(address)
  await shot(page, 2).getByRole('button', { name: 'Actions of shot 2' }).click()
  await page.getByRole('menuitem', { name: 'Delete shot' }).click()
  await expect(shot(page, 2)).toHaveCount(0)
  await page.getByRole('button', { name: 'Projects' }).click()
  await expect(page.getByRole('list', { name: 'Projects' })).toBeVisible()
})

test('a shot whose last picture was deleted does not open by itself when it has one again', async ({
  page,
}) => {
  await openDrawnBoard(page, 1)
  await page.getByRole('button', { name: 'Open shot 1 large' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Delete take' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(shot(page, 1).getByRole('img', { name: /^Shot 1/ })).toBeVisible()
  // A dialog over the page would receive the click.
  await page.getByRole('button', { name: 'Projects' }).click()
  await expect(page.getByRole('list', { name: 'Projects' })).toBeVisible()
})
