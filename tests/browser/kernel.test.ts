import { expect, inject, onTestFinished, test } from 'vitest'
import { MODELS } from '../../models/index.ts'
import type { LogEvent } from '../../src/domain/app/log-event.ts'
import { createUpscaler } from '../../src/services/upscale/upscaler.ts'
import { openPack } from '../../workers/offline/packs/open-pack.ts'
import { enlarge } from '../../workers/upscale/enlarge.ts'
import { enlargerOf } from '../../workers/upscale/enlarger.ts'
import { readCompactNet } from '../../workers/upscale/kernel/compact-net.ts'
import { openKernel } from '../../workers/upscale/kernel/kernel.ts'
import { findSimd } from '../../workers/upscale/kernel/simd.ts'
import { readyKernel } from '../../workers/upscale/kernel-backend.ts'
import type { Rgba } from '../../workers/upscale/planes.ts'
import { readyBackend } from '../../workers/upscale/ready-backend.ts'
import { planTiles } from '../../workers/upscale/tiles.ts'
import { flat, line, painted } from '../fixtures/drawn-panels.ts'

const never = new AbortController().signal
const fast = () => openPack(MODELS.fast.pack)

/** Gradients, a hard edge and noise. */
function drawPicture(width: number, height: number): Rgba {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    const noise = ((Math.imul(i + 1, 2654435761) >>> 0) / 2 ** 32) * 40
    data.set([x * 2 + noise, 200 - y + noise, x > y ? 180 : 60 + noise, 255], i * 4)
  }
  return { width, height, data }
}

async function fileOf({ width, height, data }: Rgba): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0)
  return canvas.convertToBlob()
}

async function pixelsOf(file: Blob): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(file)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
}

const largest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0)

// Each factor in `npm run test:seeds`; in Node kernel-net.test.ts compares both.
test.each(inject('everySeed') ? ([2, 4] as const) : ([2] as const))(
  'is what runs without a graphics processor, and gives what ONNX Runtime gives: ×%i',
  async (scale) => {
    const upscaler = createUpscaler({ findGpu: async () => false })
    const notes: LogEvent[] = []
    const listener = { onProgress: () => undefined, onNote: (event: LogEvent) => notes.push(event) }
    const picture = await fileOf(drawPicture(70, 45))
    const wish = { model: 'fast', scale, format: 'png' } as const
    const own = await upscaler.upscale(picture, wish, listener, never)
    const byOnnx = createUpscaler({ backends: ['wasm'] })
    const onnx = await byOnnx.upscale(picture, wish, listener, never)
    expect([own.backend, onnx.backend, notes]).toEqual(['kernel', 'wasm', []])
    const [found, right] = [await pixelsOf(own.picture), await pixelsOf(onnx.picture)]
    expect(found.length).toBe(70 * 45 * 4 * scale * scale)
    expect(largest(found, right)).toBeLessThanOrEqual(1)
  },
)

test('is the same to the last bit, however many workers compute it, and whatever they did before', async () => {
  const model = await fast()
  const picture = drawPicture(110, 70)
  const plan = planTiles(picture.width, picture.height, { tilePixels: 60 * 60, overlap: 8, fade: 0 })
  const tiles = plan.columns.length * plan.rows.length
  expect(tiles).toBeGreaterThan(3)
  const run = async (lanes: number, before = 0) => {
    const { width, height } = plan
    const backend = await readyKernel(lanes)
    if (before > 0) {
      const small = { width: 8, height: 8, tiles: before, netScale: 4, scale: 4 } as const
      await (await backend.open(model, small)).close()
    }
    const net = await backend.open(model, { width, height, tiles, netScale: 4, scale: 2 })
    const made = await enlarge(picture, net.enlargeTile, { plan, fade: 0, scale: 2, lanes }, () => undefined)
    await net.close()
    return made.data
  }
  const one = await run(1)
  for (const other of [await run(3, 2), ...(inject('everySeed') ? [await run(3), await run(3, 3)] : [])])
    expect(one.every((value, i) => value === other[i])).toBe(true)
})

test('has the relaxed variant here, and the plain one agrees with it', async () => {
  expect(findSimd()).toBe('relaxed')
  const net = readCompactNet(await fast())
  const [width, height] = [65, 38]
  const run = async (outputs: 4 | 6, relaxed: boolean) => {
    const kernel = await openKernel(net, { width, height, scale: 4, outputs, relaxed, batch: 6 })
    const { large } = kernel.run((y, to) => {
      for (let i = 0; i < to.length; i++) to[i] = 0.5 + 0.4 * Math.sin(y * 0.7 + i * 0.31)
    })
    return large
  }
  const plain = await run(6, false)
  for (const relaxed of [await run(6, true), await run(4, true)])
    expect(largest(relaxed, plain)).toBeLessThan(1e-4)
})

test.each([6, 4] as const)(
  'copies what occurs several times without changing a bit, in the relaxed variant: F(%i, 3)',
  async (outputs) => {
    const net = readCompactNet(await fast())
    const [width, height] = [150, 60]
    const kernel = await openKernel(net, { width, height, scale: 2, outputs, relaxed: true, batch: 13 })
    const ink = line([100, 20, 130, 50], [240, 240, 230], [20, 20, 30])
    const { data } = painted(width, height, [flat([240, 240, 230]), ink])
    const run = (copies: boolean) => {
      const put = (y: number, to: Float32Array) => to.set(data.subarray(y * width * 3, (y + 1) * width * 3))
      const { large, copied } = kernel.run(put, undefined, copies)
      return { bits: new Uint32Array(large.slice().buffer), copied }
    }
    const [computed, found] = [run(false), run(true)]
    expect(found.bits).toEqual(computed.bits)
    expect([computed.copied, found.copied > 0.05]).toEqual([0, true])
  },
)

test('refuses a model that it does not know', async () => {
  const model = await fast()
  const changed = model.slice()
  const at = new TextDecoder('latin1').decode(model).indexOf('DepthToSpace')
  changed[at] = 'd'.charCodeAt(0)
  const kernel = await readyBackend('kernel')
  const opening = kernel.open(changed, { width: 8, height: 8, tiles: 1, netScale: 4, scale: 4 })
  await expect(opening).rejects.toMatchObject({ name: 'AppError:upscaler-failed' })
})

/** Counts the workers that the page starts and ends from now on. */
function countWorkers() {
  const count = { started: 0, ended: 0 }
  const { Worker: Original } = globalThis
  globalThis.Worker = class extends Original {
    constructor(...args: ConstructorParameters<typeof Original>) {
      super(...args)
      count.started += 1
    }
    override terminate() {
      count.ended += 1
      super.terminate()
    }
  }
  onTestFinished(() => {
    globalThis.Worker = Original
  })
  return count
}

test('a small picture is enlarged as the backend does, to one level, and leaves no kernel behind', async () => {
  const model = await fast()
  const [width, height] = [47, 31]
  const tiling = { width, height, tiles: 1, netScale: 4, scale: 2 } as const
  const net = await (await readyKernel(1)).open(model, tiling)
  const right = await net.enlargeTile(drawPicture(width, height), () => undefined)
  const count = countWorkers()
  const made = await enlargerOf(model)(drawPicture(width, height), 2)
  expect([made.width, made.height]).toEqual([94, 62])
  expect(largest(made.data, right.data)).toBeLessThanOrEqual(1)
  expect(count).toEqual({ started: 1, ended: 1 })

  const broken = enlargerOf(model.slice(0, 1000))(drawPicture(width, height), 4)
  await expect(broken).rejects.toMatchObject({ name: 'AppError:upscaler-failed' })
  expect(count).toEqual({ started: 2, ended: 2 })
})
