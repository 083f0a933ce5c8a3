import { describe, expect, inject, test } from 'vitest'
import { MODELS } from '../../models/index.ts'
import type { LogEvent } from '../../src/domain/app/log-event.ts'
import { hasGpu } from '../../src/services/upscale/gpu.ts'
import { createUpscaler } from '../../src/services/upscale/upscaler.ts'
import { openPack } from '../../workers/offline/packs/open-pack.ts'
import { withNet } from '../../workers/upscale/backend.ts'
import { readyBackend } from '../../workers/upscale/ready-backend.ts'
import { largestDifference } from '../../workers/upscale/self-check.ts'

import type { UpscaleProgress } from '../../workers/upscale/upscale.api.ts'
import { drawPicture, lyingJpeg, never, pixelsOf, psnr, quiet, upscaleWorker } from './upscale-fixture.ts'

const twice = { model: 'fast', scale: 2, format: 'png' } as const
const onProcessor = { backends: ['wasm'] } as const
/** For what any way does alike: it starts without the 27 MB of ONNX Runtime. */
const upscaler = createUpscaler({ backends: ['kernel'] })

describe('the upscaler', () => {
  test('enlarges ×2 on the processor, says what it does, and what comes out is the picture', async () => {
    const progress: UpscaleProgress[] = []
    const picture = await drawPicture(40, 24)
    const listener = { ...quiet, onProgress: (now: UpscaleProgress) => progress.push(now) }
    const made = await createUpscaler(onProcessor).upscale(picture, twice, listener, never)
    expect(made).toMatchObject({ width: 80, height: 48, backend: 'wasm', model: 'fast' })
    expect(made.picture.type).toBe('image/png')
    expect(made.ms).toBeGreaterThan(0)
    expect(progress.find(({ stage }) => stage === 'loading')?.total).toBe(MODELS.fast.bytes)
    expect(progress.at(-1)).toEqual({ stage: 'enlarging', done: 1, total: 1 })
    const [before, after] = await Promise.all([pixelsOf(picture, 40, 24), pixelsOf(made.picture, 40, 24)])
    expect(psnr(before, after)).toBeGreaterThan(30)
  })

  test('enlarges ×4 and keeps the alpha', async () => {
    const picture = await drawPicture(16, 16, { alpha: 0.5 })
    const made = await createUpscaler(onProcessor).upscale(picture, { ...twice, scale: 4 }, quiet, never)
    const pixels = await pixelsOf(made.picture, 64, 64)
    const alpha = (x: number) => pixels[(32 * 64 + x) * 4 + 3]
    expect([made.width, made.height, alpha(2), alpha(25), alpha(38), alpha(61)]).toEqual([
      64, 64, 128, 128, 255, 255,
    ])
  })

  test('stands a picture upright as its EXIF data ask for', async () => {
    const picture = await lyingJpeg(24, 12)
    const made = await upscaler.upscale(picture, twice, quiet, never)
    expect([made.width, made.height]).toEqual([24, 48])
    // The browser's own decoder applies the orientation too.
    const [before, after] = await Promise.all([pixelsOf(picture, 12, 24), pixelsOf(made.picture, 12, 24)])
    expect(psnr(before, after)).toBeGreaterThan(25)
  })

  test('writes WebP to the last bit as PNG, or says that it cannot', async () => {
    const picture = await drawPicture(12, 12, { alpha: 0.5 })
    const lines: LogEvent[] = []
    const listener = { ...quiet, onNote: (event: LogEvent) => lines.push(event) }
    const png = await upscaler.upscale(picture, twice, listener, never)
    const webp = await upscaler.upscale(picture, { ...twice, format: 'webp' }, listener, never)
    expect([webp.picture.type, lines]).toEqual(['image/webp', []])
    expect(await pixelsOf(webp.picture, 24, 24)).toEqual(await pixelsOf(png.picture, 24, 24))
  })

  test('ends at once when it is cancelled', async () => {
    const controller = new AbortController()
    const listener = { ...quiet, onProgress: () => controller.abort() }
    const picture = await drawPicture(64, 64)
    const upscaling = createUpscaler(onProcessor).upscale(picture, twice, listener, controller.signal)
    await expect(upscaling).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('keeps a worker with its net for the next picture, unless its own is cancelled', async () => {
    let starts = 0
    const start = () => {
      starts += 1
      return upscaleWorker()
    }
    const kept = createUpscaler({ backends: ['kernel'], start })
    for (const [width, height] of [
      [20, 12],
      [12, 30],
    ] as const) {
      const picture = await drawPicture(width, height)
      const made = await kept.upscale(picture, twice, quiet, never)
      const alone = await createUpscaler({ backends: ['kernel'] }).upscale(picture, twice, quiet, never)
      const size = [2 * width, 2 * height] as const
      expect(await pixelsOf(made.picture, ...size)).toEqual(await pixelsOf(alone.picture, ...size))
    }
    expect(starts).toBe(1)
    const controller = new AbortController()
    const cancelling = { ...quiet, onProgress: () => controller.abort() }
    const picture = await drawPicture(12, 12)
    await expect(kept.upscale(picture, twice, cancelling, controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    })
    await kept.upscale(picture, twice, quiet, never)
    expect(starts).toBe(2)
  })

  test('says why it refuses what is no picture, what would be too large, and Best where it would take for ever', async () => {
    const upscale = (picture: Blob) => upscaler.upscale(picture, { ...twice, scale: 4 }, quiet, never)
    await expect(upscale(new Blob(['no']))).rejects.toMatchObject({ code: 'picture-unreadable' })
    await expect(upscale(await drawPicture(2000, 2000))).rejects.toMatchObject({
      code: 'picture-too-large',
      detail: { code: 'enlarged-too-large', megapixels: 64, scale: 4, largest: 2 },
    })
    const best = { model: 'best', scale: 2, format: 'png' } as const
    await expect(createUpscaler().upscale(await drawPicture(8, 8), best, quiet, never)).rejects.toMatchObject(
      { code: 'gpu-missing' },
    )
  })

  test('takes the imitation of a graphics processor for none', async () => {
    expect(await hasGpu()).toBe(false)
  })
})

describe('WebGPU', () => {
  test('makes of a picture, with shaders of our own, what the kernel makes of it', async () => {
    const picture = await drawPicture(5, 3)
    const make = async (backend: 'gpu' | 'kernel') => {
      const made = await createUpscaler({ backends: [backend] }).upscale(picture, twice, quiet, never)
      expect(made.backend).toBe(backend)
      return pixelsOf(made.picture, 10, 6)
    }
    expect(largestDifference(await make('gpu'), await make('kernel'))).toBeLessThanOrEqual(1)
  })

  // ONNX Runtime compiles its shaders for long: in `npm run test:seeds`.
  test.runIf(inject('everySeed'))('gives what WebAssembly gives', async () => {
    expect(await navigator.gpu.requestAdapter()).not.toBeNull()
    const model = await openPack(MODELS.fast.pack)
    const planes = Float32Array.from({ length: 3 * 256 }, (_, i) => 0.5 + 0.4 * Math.sin(i * 0.37 + (i % 16)))
    const tiling = { width: 16, height: 16, tiles: 1, netScale: 4, scale: 4 } as const
    const run = async (backend: 'webgpu' | 'wasm') =>
      withNet(await readyBackend(backend), model, tiling, ({ enlarge }) => enlarge(planes.slice(), 16, 16))
    const [gpu, processor] = [await run('webgpu'), await run('wasm')]
    expect(gpu.length).toBe(3 * 64 * 64)
    expect(Math.max(...gpu.map((value, i) => Math.abs(value - (processor[i] ?? Number.NaN))))).toBeLessThan(
      1e-4,
    )
  })
})
