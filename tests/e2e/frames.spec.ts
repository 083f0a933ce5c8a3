import type { Page } from '@playwright/test'
import { expect, test, trySample } from './app.ts'

/** Includes hidden frames, because a dialog hides the page from assistive technology. */
const frames = (page: Page) =>
  page
    .getByRole('list', { name: 'Frames', exact: true, includeHidden: true })
    .getByRole('img', { includeHidden: true })
const times = (page: Page) =>
  frames(page).evaluateAll((images) =>
    images.map((image) => Number(/at ([\d.]+) s/.exec((image as HTMLImageElement).alt)?.[1])),
  )

/** Opens the sample and the dialog in which its frames are changed. */
async function changeFrames(page: Page) {
  await trySample(page)
  await expect(page.getByText('Sampling: ', { exact: false })).toBeAttached({ timeout: 30_000 })
  const before = await times(page)
  await page.getByRole('button', { name: 'Change frames' }).click()
  const dialog = page.getByRole('dialog', { name: 'Frames of the clip' })
  await expect(dialog).toBeVisible()
  return { dialog, before }
}

test('a frame is replaced by scrubbing to another, one is added, one dropped', { tag: '@whole' }, async ({
  page,
}) => {
  const { dialog, before } = await changeFrames(page)
  const first = before[0] ?? 0
  await dialog.getByRole('button', { name: `${first} s`, exact: true }).click()
  const replace = dialog.getByRole('button', { name: `Replace the frame at ${first} s` })
  await expect(replace).toHaveAttribute('aria-disabled', 'true')

  await dialog.getByRole('slider', { name: 'Time in the clip' }).press('End')
  await expect(replace).not.toHaveAttribute('aria-disabled', 'true', { timeout: 30_000 })
  await replace.click()
  await expect.poll(async () => (await times(page)).length).toBe(before.length)
  const replaced = await times(page)
  expect(replaced).not.toContain(first)
  expect(replaced.slice(0, -1)).toEqual(before.slice(1))

  await dialog.getByRole('button', { name: 'One picture earlier' }).click()
  const add = dialog.getByRole('button', { name: 'Add as another frame' })
  await expect(add).not.toHaveAttribute('aria-disabled', 'true', { timeout: 30_000 })
  await add.click()
  await expect(frames(page)).toHaveCount(before.length + 1)

  const second = before[1] ?? 0
  await dialog.getByRole('button', { name: `${second} s`, exact: true }).click()
  await dialog.getByRole('button', { name: 'Make it the identity frame' }).click()
  await dialog.getByRole('button', { name: `Drop the frame at ${second} s` }).click()
  await expect(frames(page)).toHaveCount(before.length)
  expect(await times(page)).not.toContain(second)

  const chosen = await times(page)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(frames(page)).toHaveCount(before.length)
  expect(await times(page)).toEqual(chosen)
})

test('better frames on request: the sharpest ones, and one of every shot', { tag: '@whole' }, async ({
  page,
}) => {
  const { dialog, before } = await changeFrames(page)
  await dialog.getByRole('checkbox', { name: 'The sharpest picture near each time' }).check()
  await expect(dialog.getByText('stay when the others are chosen anew')).toBeVisible({ timeout: 60_000 })
  const sharp = await times(page)
  expect(sharp.length).toBeLessThanOrEqual(before.length)
  // The search reaches a quarter of a second; a picture begins up to one picture's length earlier.
  for (const time of sharp) {
    expect(Math.min(...before.map((even) => Math.abs(even - time)))).toBeLessThan(0.25 + 1 / 24)
  }

  await dialog.getByRole('checkbox', { name: 'The sharpest picture near each time' }).uncheck()
  await dialog.getByRole('checkbox', { name: 'A frame from every shot' }).check()
  await expect(dialog.getByText(/\d shots? found/)).toBeVisible({ timeout: 60_000 })
  await expect(dialog.getByText('stay when the others are chosen anew')).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => times(page)).not.toEqual([])
})
