// Measures the shaders through Dawn's Node binding. `pack.mjs` makes one file of it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MODELS, type ModelId } from '../../../models/index.ts'
import { toAppError } from '../../../src/lib/errors.ts'
import { withNet } from '../../../workers/upscale/backend.ts'
import { enlarge } from '../../../workers/upscale/enlarge.ts'
import { guarding } from '../../../workers/upscale/gpu/guard.ts'
import { readKnownNet } from '../../../workers/upscale/gpu/known-net.ts'
import { operations } from '../../../workers/upscale/gpu/plan.ts'
import { speedOf } from '../../../workers/upscale/gpu/speed.ts'
import { VARIANTS, type Variant } from '../../../workers/upscale/gpu/variants.ts'
import { readyGpu } from '../../../workers/upscale/gpu-backend.ts'
import { openGpuDevice } from '../../../workers/upscale/gpu-device.ts'
import type { Rgba } from '../../../workers/upscale/planes.ts'
import { planTiles } from '../../../workers/upscale/tiles.ts'
import { fmaRate } from '../fma-rate.ts'
import { timeNcnn } from './ncnn.ts'

const HERE = import.meta.dirname
const PICTURE = { width: 832, height: 1248 }
const SCALE = 2
const { values: asked } = parseArgs({
  options: {
    /** Seconds that one picture may take; where it would take longer, a smaller one is measured. */
    seconds: { type: 'string', default: '60' },
    /** Ids of variants, with commas between them. */
    only: { type: 'string', default: VARIANTS.map(({ id }) => id).join() },
  },
})
const SECONDS = Number(asked.seconds)
/** An imitation compiles a shader for minutes, where a real device that is silent so long hangs. */
const PATIENCE = 60

interface Dawn {
  readonly globals: object
  create(flags: readonly string[]): GPU
}

function useDawn(): void {
  const { create, globals } = createRequire(import.meta.url)(join(HERE, 'dawn.node')) as Dawn
  Object.assign(globalThis, globals)
  const navigator = { gpu: create(['backend=vulkan']), hardwareConcurrency: availableParallelism() }
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true })
}

/** A tile and what ONNX Runtime makes of it; `pack.mjs` writes the file. */
function readStored(id: ModelId) {
  const bytes = readFileSync(join(HERE, `${id}.stored`))
  const floats = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  const [width = 0, height = 0] = floats
  const end = 2 + 3 * width * height
  return { width, height, planes: floats.slice(2, end), large: floats.slice(end) }
}

/** Slopes, discs and grain. */
function drawScene(width: number, height: number): Rgba {
  const data = new Uint8ClampedArray(4 * width * height)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    const disc = Math.hypot((x % 97) - 48, (y % 83) - 41) < 30 ? 60 : 0
    const grain = (Math.imul(i + 1, 2654435761) >>> 28) - 8
    for (let c = 0; c < 3; c++)
      data[4 * i + c] = 70 + disc + grain + (80 * (x + (c + 1) * y)) / (width + height)
    data[4 * i + 3] = 255
  }
  return { width, height, data }
}

/** The largest difference in levels of 8 bits, and the PSNR in dB. */
function compare(found: Float32Array, right: Float32Array) {
  const clamped = (value = Number.NaN) => Math.min(1, Math.max(0, value))
  let [most, squares] = [0, 0]
  for (let i = 0; i < right.length; i++) {
    const error = Math.abs(clamped(found[i]) - clamped(right[i]))
    if (!(error <= most)) most = error
    squares += error ** 2
  }
  return { levels: 255 * most, psnr: -10 * Math.log10(squares / right.length) }
}

/** What the app would use with this variant alone, checked as the app checks it. */
async function measure(id: ModelId, variant: Variant, speed: number) {
  const { samples, overlap, fade } = MODELS[id]
  const model = new Uint8Array(readFileSync(join(HERE, `${id}.onnx`)))
  const backend = await readyGpu({ variants: [{ id: variant.id, speed }], kernel: 0, onnx: 0 })
  await backend.check?.(model, samples)
  const stored = readStored(id)
  const tile = { width: stored.width, height: stored.height, tiles: 1, netScale: 4, scale: 4 } as const
  const made = await withNet(backend, model, tile, (net) =>
    net.enlarge(stored.planes, stored.width, stored.height),
  )
  const net = readKnownNet(model)
  const a256 = net.plan(256, 256).convolutions.reduce((sum, one) => sum + operations(one), 0)
  const perPixel = a256 / 256 ** 2
  const whole = (PICTURE.width * PICTURE.height * perPixel) / speed
  const share = Math.min(1, Math.sqrt(SECONDS / 3 / whole))
  const side = (pixels: number) => Math.max(16, Math.round(pixels * share))
  const scene = drawScene(side(PICTURE.width), side(PICTURE.height))
  const tilePixels = backend.tilePixels?.(model, SCALE) ?? 0
  const plan = planTiles(scene.width, scene.height, {
    overlap,
    fade,
    tilePixels,
    lanes: 1,
    tellsShares: true,
  })
  const tiling = { width: plan.width, height: plan.height, netScale: 4, scale: SCALE } as const
  const tiles = plan.columns.length * plan.rows.length
  const ms = await withNet(backend, model, { ...tiling, tiles }, async ({ enlargeTile }) => {
    const times: number[] = []
    for (let round = 0; round < 2; round++) {
      const from = performance.now()
      await enlarge(scene, enlargeTile, { plan, fade, scale: SCALE, lanes: 2 }, () => undefined)
      times.push(performance.now() - from)
    }
    return Math.min(...times)
  })
  const computed = tiles * plan.width * plan.height * perPixel
  const counted = scene.width * scene.height * perPixel
  return { ...compare(made, stored.large), ms, scene, rates: { computed, counted } }
}

const cell = (value: unknown, width = 12) => `${value}`.padStart(width)
const giga = (value: number) => (value / 1e9).toFixed(2)

async function main(): Promise<void> {
  useDawn()
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) throw new Error('There is no Vulkan device that Dawn takes.')
  const { vendor, architecture, device: name, description, isFallbackAdapter } = adapter.info
  console.log([vendor, architecture, name, description, isFallbackAdapter && 'imitation'].join(' | '))
  if (isFallbackAdapter) {
    const every = setInterval
    const slow = (work: () => void, ms = 0) => every(work, PATIENCE * ms)
    Object.assign(globalThis, { setInterval: slow })
  }
  const gpu = await openGpuDevice('shader-f16')
  const isHalf = gpu.device.features.has('shader-f16')
  const rate = { full: await fmaRate(), half: isHalf ? await fmaRate('f16') : Number.NaN }
  console.log(`multiply-adds alone, GFLOP/s: ${giga(rate.full)} in 32 bits, ${giga(rate.half)} in 16`)
  for (const id of ['fast', 'best'] as const) {
    console.log(
      `\n${MODELS[id].name} ×${SCALE}; operations counted as plain convolution of the picture, without context\n` +
        `${'variant'.padEnd(16)}${['layer GF/s', 'levels', 'dB', 'ms', 'GFLOP/s', 'of FMA', 'picture'].map((head) => cell(head)).join('')}`,
    )
    let last: Rgba | undefined
    for (const variant of VARIANTS) {
      const { half } = variant.shape
      if (!asked.only.split(',').includes(variant.id) || (half && !isHalf)) continue
      try {
        const speed = await speedOf(gpu.device, variant, guarding(gpu))
        const { levels, psnr, ms, scene, rates } = await measure(id, variant, speed)
        last = scene
        const isRight = half ? levels <= 2 && psnr >= 50 : levels <= 1
        const perSecond = (rates.counted * 1000) / ms
        const share = `${((100 * perSecond) / (half ? rate.half : rate.full)).toFixed(1)} %`
        const cells = [giga(speed), levels.toFixed(3), psnr.toFixed(1), ms.toFixed(1), giga(perSecond), share]
        const size = `${scene.width}×${scene.height}`
        const verdict = isRight ? '' : '  WRONG'
        console.log(variant.id.padEnd(16) + [...cells, size].map((value) => cell(value)).join('') + verdict)
        if (!isRight) process.exitCode = 1
      } catch (error) {
        const { code, message } = toAppError(error)
        console.log(`${variant.id.padEnd(16)}  not chosen: ${code} ${message}`)
      }
    }
    if (last) timeNcnn(id, last)
  }
}

await main()
// Devices that are still open would keep the process.
process.exit()
