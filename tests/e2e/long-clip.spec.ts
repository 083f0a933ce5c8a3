import { fileURLToPath } from 'node:url'
import { expect, test } from './app.ts'

/** 42 s, 96 × 54, made with: ffmpeg -f lavfi -i gradients=s=96x54:r=4:d=42 -c:v libx264 -pix_fmt yuv420p -g 20. */
const LONG = fileURLToPath(new URL('../fixtures/forty-two-seconds.mp4', import.meta.url))

test('of a clip over 30 s a person chooses the 30 s that are used', async ({ page }) => {
  await page.goto('./')
  await page.getByLabel('Video').setInputFiles(LONG)
  const frames = page.getByRole('list', { name: 'Frames' }).getByRole('img')
  await expect(frames).toHaveCount(15, { timeout: 30_000 })
  await expect(page.getByText('0:00–0:30 of 0:42')).toBeVisible()
  await expect(page.getByText(/30 s at most/)).toBeVisible()
  const times = () =>
    frames.evaluateAll((images) =>
      images.map((image) => Number(/at ([\d.]+) s/.exec((image as HTMLImageElement).alt)?.[1])),
    )
  expect((await times()).at(0)).toBeCloseTo(30 / 16, 2)

  await page.getByRole('slider', { name: /Start of the 30 s/ }).fill('12')
  await expect(page.getByText('0:12–0:42 of 0:42')).toBeVisible()
  await expect.poll(async () => (await times()).at(0), { timeout: 30_000 }).toBeCloseTo(12 + 30 / 16, 2)
  await expect(frames).toHaveCount(15, { timeout: 30_000 })
  expect((await times()).at(-1)).toBeCloseTo(42 - 30 / 16, 2)

  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByText('0:12–0:42 of 0:42')).toBeVisible()
  await expect(frames).toHaveCount(15)
})
