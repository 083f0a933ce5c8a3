import type { Page } from '@playwright/test'
import { startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import { directSample, expect, shot, step, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'
import { compareWithBoard, log, openDrawnBoard, upscale } from './drawn-board.ts'

test('a picture is upscaled on the device and stays so after a reload', async ({ page }) => {
  test.setTimeout(120_000)
  const loaded: string[] = []
  page.context().on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await openDrawnBoard(page, 1)
  const original = shot(page, 1).getByRole('img').first()
  const address = await original.getAttribute('src')
  await upscale(page, 1).click()
  await expect(page.getByText('Upscaling: 1 upscaled.')).toBeVisible({ timeout: 90_000 })
  await claim('the processor did it with the kernel, not with ONNX Runtime', async () => {
    // This Chromium's emulated GPU is refused, so the CPU computes.
    await expect(log(page)).toContainText(/Shot 1 upscaled ×2 in [\d.]+ s \(fast, kernel\)/)
    // Our own kernel and the model, not ONNX Runtime's 27 MB.
    expect(loaded.filter((path) => path.includes('upscaler-fast'))).not.toEqual([])
    expect(loaded.filter((path) => path.includes('onnx-runtime'))).toEqual([])
  })
  await claim('it is not offered again, and the original is shown as before', async () => {
    await expect(upscale(page, 1)).toHaveAttribute('aria-description', 'It is upscaled.')
    await expect(step(page, 'Upscale all')).toHaveAttribute('aria-description', 'Every picture is upscaled.')
    expect(await original.getAttribute('src')).toBe(address)
  })

  await page.reload()
  await claim('the download is the picture at twice its size', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      shot(page, 1).getByRole('button', { name: 'Download upscaled' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/_shot-001_take-1_upscaled\.png$/)
    const found = await compareWithBoard(page, download)
    expect(found.size).toEqual([240, 160])
    expect(found.psnr).toBeGreaterThan(30)
  })

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

test('what was upscaled before a cancel stays, and the next run does the rest', { tag: '@whole' }, async ({
  page,
}) => {
  test.setTimeout(180_000)
  await openDrawnBoard(page, 2, { width: 240, height: 160 })
  await step(page, 'Upscale all').click()
  await expect(log(page)).toContainText('Shot 1 upscaled', { timeout: 90_000 })
  await expect(shot(page, 2)).toContainText('Upscaling…')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(
    page.getByText('Upscaling cancelled: 1 upscaled, 1 skipped. What had arrived is kept.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download upscaled' })).toHaveCount(1)
  await step(page, 'Upscale all').click()
  await expect(page.getByText('Upscaling: 1 upscaled, 1 already upscaled.')).toBeVisible({ timeout: 90_000 })
  await expect(page.getByRole('button', { name: 'Download upscaled' })).toHaveCount(2)
})

/** Waits until about a third of a picture is done. */
async function halfWay(page: Page): Promise<void> {
  const bar = page.getByRole('progressbar', { name: 'Progress' })
  const share = async () =>
    Number(await bar.getAttribute('aria-valuenow')) / Number(await bar.getAttribute('aria-valuemax'))
  await expect.poll(share, { timeout: 60_000, intervals: [100] }).toBeGreaterThan(0.3)
}

test('a picture of several tiles: cancelled half-way, its worker killed half-way, and then right', {
  tag: '@whole',
}, async ({ page, clean }) => {
  test.setTimeout(300_000)
  clean.allow(/killed by the test/)
  await openDrawnBoard(page, 1, { width: 720, height: 404 })
  await upscale(page, 1).click()
  await halfWay(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Upscaling cancelled. What had arrived is kept.')).toBeVisible()
  // Kernel workers are nested in the upscale worker and end with it.
  await expect.poll(() => page.workers().map((worker) => worker.url())).toEqual([])
  await expect(page.getByRole('button', { name: 'Download upscaled' })).toHaveCount(0)

  await upscale(page, 1).click()
  await halfWay(page)
  const worker = page.workers().find((one) => one.url().includes('upscale.worker'))
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('killed by the test')
    })
  })
  await expect(log(page)).toContainText('Upscaler on the built-in kernel: it stopped; starting it afresh')
  await expect(page.getByText('Upscaling: 1 upscaled.')).toBeVisible({ timeout: 120_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    shot(page, 1).getByRole('button', { name: 'Download upscaled' }).click(),
  ])
  const { size, psnr } = await compareWithBoard(page, download)
  expect(size).toEqual([1440, 808])
  expect(psnr).toBeGreaterThan(30)
})

// What WebGPU gives, and a graphics processor that gives garbage: tests/browser.
test('a way that is wrong is followed by the next, and the receipt says what really ran', {
  tag: '@whole',
}, async ({ page }) => {
  test.setTimeout(180_000)
  // Each tile of a kernel is grey.
  const spoiling = `const { addEventListener } = Worker.prototype
    Worker.prototype.addEventListener = function (type, hear, ...how) {
      const hearGrey = (event) => {
        if (event.data?.value instanceof Float32Array) event.data.value.fill(0.5)
        hear(event)
      }
      addEventListener.call(this, type, hearGrey, ...how)
    };`
  await page.context().route('**/upscale.worker-*.js', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: spoiling + (await answer.text()) })
  })
  await openDrawnBoard(page, 1, { width: 8, height: 8 })
  await upscale(page, 1).click()
  await expect(log(page)).toContainText(/Shot 1 upscaled ×2 in [\d.]+ s \(fast, wasm\)/, { timeout: 60_000 })
  await expect(log(page)).toContainText(
    'Upscaler on the built-in kernel: its result is wrong; going on with ONNX Runtime',
  )
  await page.getByRole('button', { name: 'Open shot 1 large' }).click()
  await expect(
    page.getByText('×2 to 16 × 16, Real-ESRGAN (fast), on the processor (ONNX Runtime)'),
  ).toBeVisible()
})

test('Best that the graphics processor computes wrongly, without a network: what is said, and the way out', {
  tag: '@whole',
}, async ({ page }) => {
  test.setTimeout(300_000)
  await page.addInitScript(() => {
    // The imitation passes for a graphics processor.
    const info = Reflect.get(window, 'GPUAdapterInfo') as { readonly prototype: object }
    Object.defineProperty(info.prototype, 'isFallbackAdapter', { get: () => false })
  })
  // All that is read from the device is grey, and ONNX Runtime is not to be had.
  const spoiling = `const read = GPUBuffer.prototype.getMappedRange
    GPUBuffer.prototype.getMappedRange = function (...range) {
      const bytes = read.apply(this, range)
      new Float32Array(bytes).fill(0.5)
      return bytes
    }
    const load = self.fetch.bind(self)
    self.fetch = async (address, ...how) => {
      if (String(address).includes('onnx-runtime')) throw new TypeError('Failed to fetch')
      return load(address, ...how)
    };`
  await page.context().route('**/upscale.worker-*.js', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: spoiling + (await answer.text()) })
  })
  await openDrawnBoard(page, 1, { width: 8, height: 8 })
  const model = page.getByRole('combobox', { name: 'Upscaler model' })
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await model.selectOption('best')
  await page.keyboard.press('Escape')
  await upscale(page, 1).click()
  const problem = shot(page, 1).getByRole('alert')
  await expect(problem).toContainText('This upscaler has to be loaded once, and that failed.', {
    timeout: 200_000,
  })
  await expect(log(page)).toContainText(
    'Upscaler on the graphics processor: its result is wrong; going on with WebGPU',
  )
  await expectAccessible(page, 'an upscaler that is not on this device')
  await problem.getByRole('button', { name: 'Open Settings' }).click()
  await expect(model).toBeFocused()
  await claim(
    'what takes over from the graphics processor is among what is kept for offline use',
    async () => {
      const part = page.getByRole('list', { name: 'Kept on this device' }).getByRole('listitem')
      await expect(part.filter({ hasText: 'Upscaler' })).toContainText(/not downloaded · 6\d/)
    },
  )
  await model.selectOption('fast')
  await page.keyboard.press('Escape')
  await upscale(page, 1).click()
  await expect(log(page)).toContainText(/Shot 1 upscaled ×2 in [\d.]+ s \(fast, kernel\)/, {
    timeout: 60_000,
  })
})

test('new pictures are upscaled by themselves where Settings ask for it', { tag: '@whole' }, async ({
  page,
}) => {
  test.setTimeout(180_000)
  const fake = await startFakeOpenRouter({ longSide: 96 })
  await directSample(page, 3, { fake: fake.url })
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Upscale new pictures automatically' }).check()
  await page.keyboard.press('Escape')
  await step(page, 'Generate all images').click()
  await expect(page.getByText('Upscaling: 3 upscaled.')).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('button', { name: 'Download upscaled' })).toHaveCount(3)
  expect(fake.violations).toEqual([])
  await fake.close()
})
