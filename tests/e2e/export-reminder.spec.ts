import { directSample, expect, shot, test } from './app.ts'
import { claim } from './claim.ts'

test('where nothing mirrors into a folder, new pictures ask to be exported, and move nothing', async ({
  page,
}) => {
  await page.addInitScript(() => void Reflect.deleteProperty(window, 'showDirectoryPicker'))
  await directSample(page)
  const reminder = page.getByRole('status').filter({ hasText: 'These pictures are in this browser only.' })
  await expect(reminder).toHaveCount(0)
  const draw = shot(page, 1).getByRole('button', { name: 'Generate image' })
  // Scrolled to, if it has to be.
  await draw.hover()
  const tops = await shot(page, 1).evaluateHandle((card) => {
    const tops = new Set<number>()
    const look = () => {
      tops.add(card.getBoundingClientRect().top)
      requestAnimationFrame(look)
    }
    look()
    return tops
  })
  await draw.click()
  await expect(reminder).toBeInViewport({ ratio: 1, timeout: 60_000 })
  expect(await tops.evaluate((all) => [...all])).toHaveLength(1)
  await claim('an export is what it asks for, and ends it', async () => {
    await page.reload()
    const download = page.waitForEvent('download')
    await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
    await reminder.getByRole('button', { name: 'Export project' }).click()
    expect((await download).suggestedFilename()).toBe('Sample-storyboard.maestro')
    await expect(reminder).toHaveCount(0)
  })
  await claim('it rests after that', async () => {
    await page.reload()
    await expect(shot(page, 1).getByRole('img').first()).toBeVisible()
    await expect(reminder).toHaveCount(0)
  })
})
