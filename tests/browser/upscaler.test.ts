import { describe, expect, test } from 'vitest'
import { MODELS } from '../../models/index.ts'
import { createUpscaler, hasGpu } from '../../src/services/upscaler.ts'
import { openPack } from '../../workers/packs/open-pack.ts'
import { prepareRuntime, withNet } from '../../workers/upscale/net.ts'
import type { UpscaleProgress } from '../../workers/upscale.api.ts'

const never = new AbortController().signal
const quiet = { onProgress: () => undefined, onFault: () => undefined }

const upscaleWorker = () =>
  new Worker(new URL('../../workers/upscale.worker.ts', import.meta.url), { type: 'module' })
const script = (source: string) =>
  new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' })

/** A slope of colours with a dark figure in it; its left half is half transparent when `alpha` is said. */
async function drawPicture(width: number, height: number, alpha = 1): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const slope = context.createLinearGradient(0, 0, width, height)
  slope.addColorStop(0, '#e8d9b0')
  slope.addColorStop(1, '#2f5d80')
  context.globalAlpha = alpha
  context.fillStyle = slope
  context.fillRect(0, 0, width / 2, height)
  context.globalAlpha = 1
  context.fillRect(width / 2, 0, width / 2, height)
  context.fillStyle = '#502018'
  context.fillRect(width * 0.6, height * 0.3, width * 0.2, height * 0.4)
  return canvas.convertToBlob({ type: 'image/png' })
}

async function pixelsOf(picture: Blob, width: number, height: number): Promise<Uint8ClampedArray> {
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new Error('no canvas')
  context.imageSmoothingQuality = 'high'
  context.drawImage(await createImageBitmap(picture), 0, 0, width, height)
  return context.getImageData(0, 0, width, height).data
}

/** Peak signal-to-noise ratio in dB over all channels. */
function psnr(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  const squares = a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0)
  return 10 * Math.log10(255 ** 2 / (squares / a.length))
}

describe('the upscaler', () => {
  test('enlarges ×2 on the processor, says what it does, and what comes out is the picture', async () => {
    const progress: UpscaleProgress[] = []
    const picture = await drawPicture(40, 24)
    const made = await createUpscaler().upscale(
      picture,
      { model: 'fast', scale: 2, backend: 'wasm' },
      { ...quiet, onProgress: (now) => progress.push(now) },
      never,
    )
    expect(made).toMatchObject({ width: 80, height: 48, backend: 'wasm', model: 'fast' })
    expect(made.picture.type).toBe('image/png')
    expect(made.ms).toBeGreaterThan(0)
    expect(progress.find(({ stage }) => stage === 'loading')?.total).toBe(MODELS.fast.bytes)
    expect(progress.at(-1)).toEqual({ stage: 'enlarging', done: 1, total: 1 })
    const [before, after] = await Promise.all([pixelsOf(picture, 40, 24), pixelsOf(made.picture, 40, 24)])
    expect(psnr(before, after)).toBeGreaterThan(30)
  })

  test('enlarges ×4 and keeps the alpha', async () => {
    const picture = await drawPicture(16, 16, 0.5)
    const options = { model: 'fast', scale: 4, backend: 'wasm' } as const
    const made = await createUpscaler().upscale(picture, options, quiet, never)
    const pixels = await pixelsOf(made.picture, 64, 64)
    const alpha = (x: number) => pixels[(32 * 64 + x) * 4 + 3]
    expect([made.width, made.height, alpha(2), alpha(25), alpha(38), alpha(61)]).toEqual([
      64, 64, 128, 128, 255, 255,
    ])
  })

  test('starts afresh when its worker dies, and the log hears of it', async () => {
    const lines: string[] = []
    let started = 0
    const upscaler = createUpscaler(() => {
      started += 1
      return started === 1 ? script('setTimeout(() => { throw new Error("gone") }, 50)') : upscaleWorker()
    })
    const options = { model: 'fast', scale: 2, backend: 'wasm' } as const
    const listener = { ...quiet, onFault: (line: string) => lines.push(line) }
    const made = await upscaler.upscale(await drawPicture(8, 8), options, listener, never)
    expect([made.width, started]).toEqual([16, 2])
    expect(lines).toEqual(['Upscaler on WebAssembly: it stopped; starting it afresh'])
  })

  test('ends at once when it is cancelled', async () => {
    const controller = new AbortController()
    const listener = { ...quiet, onProgress: () => controller.abort() }
    const options = { model: 'fast', scale: 2, backend: 'wasm' } as const
    const upscaling = createUpscaler().upscale(
      await drawPicture(64, 64),
      options,
      listener,
      controller.signal,
    )
    await expect(upscaling).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('says why it refuses what is no picture and what would be too large', async () => {
    const upscale = (picture: Blob) =>
      createUpscaler().upscale(picture, { model: 'fast', scale: 4, backend: 'wasm' }, quiet, never)
    await expect(upscale(new Blob(['no']))).rejects.toMatchObject({ code: 'picture-unreadable' })
    await expect(upscale(await drawPicture(2000, 2000))).rejects.toMatchObject({
      code: 'picture-too-large',
      detail: '2000 × 2000 at ×4 would be 64 megapixels. ×2 fits.',
    })
  })

  test('takes the imitation of a graphics processor for none', async () => {
    expect(await hasGpu()).toBe(false)
  })
})

describe('WebGPU', () => {
  test('gives what WebAssembly gives', async () => {
    expect(await navigator.gpu.requestAdapter()).not.toBeNull()
    const model = await openPack(MODELS.fast.pack)
    const planes = Float32Array.from({ length: 3 * 256 }, (_, i) => 0.5 + 0.4 * Math.sin(i * 0.37 + (i % 16)))
    const run = async (backend: 'webgpu' | 'wasm') => {
      await prepareRuntime(backend)
      return withNet(model, backend, { width: 16, height: 16 }, (net) => net(planes.slice(), 16, 16))
    }
    const [gpu, processor] = [await run('webgpu'), await run('wasm')]
    expect(gpu.length).toBe(3 * 64 * 64)
    expect(Math.max(...gpu.map((value, i) => Math.abs(value - (processor[i] ?? Number.NaN))))).toBeLessThan(
      1e-4,
    )
  })
})
