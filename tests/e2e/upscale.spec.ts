import { readFile } from 'node:fs/promises'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import { expect, openSample, shot, step, test, useFake } from './app.ts'
import { expectAccessible } from './axe.ts'
import { BOARD_SIZE, log, openDrawnBoard, upscale } from './drawn-board.ts'

test('a picture is upscaled on the device and can be downloaded, now and after a reload', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const loaded: string[] = []
  page.context().on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await openDrawnBoard(page, 1)
  const original = shot(page, 1).getByRole('img').first()
  const address = await original.getAttribute('src')
  await upscale(page, 1).click()
  await expect(page.getByText('Upscaling: 1 upscaled.')).toBeVisible({ timeout: 90_000 })
  // The imitated graphics processor of this Chromium is refused; the processor did it.
  await expect(log(page)).toContainText(/Shot 1 upscaled ×2 in [\d.]+ s \(fast, kernel\)/)
  // Our own kernel and the model, not ONNX Runtime's 27 MB.
  expect(loaded.filter((path) => path.includes('upscaler-fast'))).not.toEqual([])
  expect(loaded.filter((path) => path.includes('onnx-runtime'))).toEqual([])
  await expect(upscale(page, 1)).toHaveAttribute('aria-description', 'It is upscaled.')
  await expect(step(page, 'Upscale all')).toHaveAttribute('aria-description', 'Every picture is upscaled.')
  expect(await original.getAttribute('src')).toBe(address)

  await page.reload()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    shot(page, 1).getByRole('button', { name: 'Download upscaled' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('shot_001_upscaled.png')
  const bytes = [...(await readFile(await download.path()))]
  const found = await page.evaluate(
    async ({ bytes, width, height, source }) => {
      const large = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
      const pixels = async (picture: ImageBitmapSource) => {
        const context = new OffscreenCanvas(width, height).getContext('2d')
        if (!context) throw new Error('no canvas')
        context.imageSmoothingQuality = 'high'
        context.drawImage(await createImageBitmap(picture), 0, 0, width, height)
        return context.getImageData(0, 0, width, height).data
      }
      const image = document.querySelector<HTMLImageElement>(source)
      if (!image) throw new Error('no picture')
      const [a, b] = [await pixels(large), await pixels(image)]
      const squares = a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0)
      return { size: [large.width, large.height], psnr: 10 * Math.log10(255 ** 2 / (squares / a.length)) }
    },
    { bytes, ...BOARD_SIZE, source: 'article img' },
  )
  expect(found.size).toEqual([240, 160])
  expect(found.psnr).toBeGreaterThan(30)

  // Beside the original, pixel by pixel, moved by mouse and by keys.
  await page.setViewportSize({ width: 700, height: 600 })
  await page.getByRole('button', { name: 'Open shot 1 large' }).click()
  await page.getByRole('slider', { name: 'Compare with: Original, 120 × 80' }).fill('50')
  await expectAccessible(page, 'an upscaled picture beside the original')
  const frame = page.getByRole('region', { name: /^Picture/ })
  const zoom = page.getByRole('group', { name: 'Zoom' })
  await zoom.getByRole('button', { name: '100 %' }).click()
  const picture = frame.getByRole('img', { name: /^Shot 1/ })
  expect((await picture.boundingBox())?.width).toBe(240)
  for (let i = 0; i < 4; i++) await zoom.getByRole('button', { name: 'Zoom in' }).click()
  await expect(zoom.getByRole('status')).toHaveText('506 %')
  const place = async () => {
    const { x, y } = (await picture.boundingBox()) ?? { x: 0, y: 0 }
    return [Math.round(x), Math.round(y)] as const
  }
  const [x, y] = await place()
  const box = await frame.boundingBox()
  const [middleX, middleY] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
  await page.mouse.move(middleX, middleY)
  await page.mouse.down()
  await page.mouse.move(middleX - 60, middleY - 40)
  await page.mouse.up()
  expect(await place()).toEqual([x - 60, y - 40])
  await frame.focus()
  await page.keyboard.press('ArrowLeft')
  expect(await place()).toEqual([x + 20, y - 40])
  await page.keyboard.press('0')
  await expect(zoom.getByRole('button', { name: 'Fit' })).toHaveAttribute('aria-pressed', 'true')
})

test('what was upscaled before a cancel stays, and the next run does the rest', async ({ page }) => {
  test.setTimeout(180_000)
  await openDrawnBoard(page, 2, { width: 720, height: 480 })
  await step(page, 'Upscale all').click()
  await expect(log(page)).toContainText('Shot 1 upscaled', { timeout: 90_000 })
  await expect(shot(page, 2)).toContainText('Upscaling…')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(
    page.getByText('Upscaling cancelled: 1 upscaled, 1 skipped. What had arrived is kept.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download upscaled' })).toHaveCount(1)
  await step(page, 'Upscale all').click()
  await expect(page.getByText('Upscaling: 1 upscaled, 1 skipped.')).toBeVisible({ timeout: 90_000 })
  await expect(page.getByRole('button', { name: 'Download upscaled' })).toHaveCount(2)
})

test('a worker that dies half-way is replaced', async ({ page, clean }) => {
  test.setTimeout(120_000)
  clean.allow(/killed by the test/)
  await openDrawnBoard(page, 1)
  const [worker] = await Promise.all([page.waitForEvent('worker'), upscale(page, 1).click()])
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('killed by the test')
    })
  })
  await expect(log(page)).toContainText('Upscaler on the built-in kernel: it stopped; starting it afresh')
  await expect(page.getByText('Upscaling: 1 upscaled.')).toBeVisible({ timeout: 90_000 })
})

test('new pictures are upscaled by themselves where Settings ask for it', async ({ page }) => {
  test.setTimeout(180_000)
  const fake = await startFakeOpenRouter({ longSide: 96 })
  await openSample(page)
  await useFake(page, fake.url, FAKE_KEY)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Upscale new pictures automatically' }).check()
  await page.keyboard.press('Escape')
  await step(page, 'Analyze video').click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
  await step(page, 'Generate shots').click()
  await expect(shot(page, 3)).toBeVisible()
  await step(page, 'Generate all images').click()
  await expect(page.getByText('Upscaling: 3 upscaled.')).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('button', { name: 'Download upscaled' })).toHaveCount(3)
  expect(fake.violations).toEqual([])
  await fake.close()
})
