import { fileURLToPath } from 'node:url'
import { expect, test } from './app.ts'
import { expectAccessible } from './axe.ts'

/**
 * 42 s, 96 × 54, made with: ffmpeg -f lavfi -i gradients=s=96x54:r=4:d=42 -c:v libx264 -pix_fmt
 * yuv420p -g 20.
 */
const LONG = fileURLToPath(new URL('../fixtures/forty-two-seconds.mp4', import.meta.url))

test('of a clip over 30 s a person chooses the part that is used', { tag: '@whole' }, async ({ page }) => {
  await page.goto('./')
  await page.getByLabel('Video').setInputFiles(LONG)
  const frames = page.getByRole('list', { name: 'Frames' }).getByRole('img')
  const times = () =>
    frames.evaluateAll((images) =>
      images.map((image) => Number(/at ([\d.]+) s/.exec((image as HTMLImageElement).alt)?.[1])),
    )
  /** Expects evenly spaced frames; the page shows times to a thousandth of a second. */
  const evenly = async (start: number, end: number, count: number) => {
    await expect(frames).toHaveCount(count, { timeout: 30_000 })
    await expect
      .poll(async () => (await times()).at(0), { timeout: 30_000 })
      .toBeCloseTo(start + (end - start) / (count + 1), 2)
    await expect(frames).toHaveCount(count, { timeout: 30_000 })
    expect((await times()).at(-1)).toBeCloseTo(end - (end - start) / (count + 1), 2)
  }
  await evenly(0, 30, 15)
  await expect(page.getByText('0:00–0:30 of 0:42')).toBeVisible()
  await expect(page.getByText(/30 s at most/)).toBeVisible()
  await expect(page.locator('.trim-pictures img')).toHaveCount(8)
  await expectAccessible(page, 'the part of a long clip')

  // By keyboard: the part moves to the clip's end.
  await page.getByRole('slider', { name: 'Part of the clip' }).press('End')
  await expect(page.getByText('0:12–0:42 of 0:42')).toBeVisible()
  await evenly(12, 42, 15)

  // By typing: a shorter part.
  await page.getByRole('textbox', { name: 'In', exact: true }).fill('0:22')
  await page.keyboard.press('Enter')
  await expect(page.getByText('0:22–0:42 of 0:42')).toBeVisible()
  await evenly(22, 42, 10)

  // Dragging the out point before the in point pushes the in point ahead of it.
  const strip = await page.locator('.trim-strip').boundingBox()
  const out = await page.getByRole('slider', { name: 'Out point' }).boundingBox()
  if (!strip || !out) throw new Error('The timeline is not on the page.')
  await page.mouse.move(out.x + out.width / 2, out.y + out.height / 2)
  await page.mouse.down()
  await page.mouse.move(strip.x + (strip.width * 10) / 42 + out.width / 2, out.y, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByRole('slider', { name: 'Out point' })).toHaveAttribute(
    'aria-valuetext',
    /^0:(09|10)/,
  )
  await expect(frames).toHaveCount(1, { timeout: 30_000 })

  // A press on the strip moves the part there.
  await page.mouse.click(strip.x + (strip.width * 30) / 42, strip.y + strip.height / 2)
  await expect(page.getByRole('slider', { name: 'Part of the clip' })).toHaveAttribute(
    'aria-valuetext',
    /^0:(29|30)/,
  )
  await expect.poll(async () => (await times()).at(0), { timeout: 30_000 }).toBeGreaterThan(29)

  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const kept = await times()
  await page.reload()
  await expect(frames).toHaveCount(1)
  expect(await times()).toEqual(kept)
  await expect(page.locator('.trim-pictures img')).toHaveCount(8)

  // The disk refuses the clip, so it lasts until the page is closed.
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (value, key) {
      if (value instanceof Blob && value.type.startsWith('video/'))
        throw new DOMException('full', 'QuotaExceededError')
      return put.call(this, value, key)
    }
  })
  await page.reload()
  await page.getByLabel('Video').setInputFiles(LONG)
  await expect(page.getByRole('alert').filter({ hasText: 'This clip does not fit' })).toBeVisible({
    timeout: 30_000,
  })
  await evenly(0, 30, 15)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  // After a reload the frames remain, and the part cannot change without its clip.
  await page.reload()
  await evenly(0, 30, 15)
  await page.getByRole('slider', { name: 'Part of the clip' }).press('End')
  await expect(page.getByRole('alert')).toContainText('The clip is no longer here')
  await expect(page.getByText('0:00–0:30 of 0:42')).toBeVisible()
  await evenly(0, 30, 15)
})
