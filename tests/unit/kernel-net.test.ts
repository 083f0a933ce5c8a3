import { readFileSync } from 'node:fs'
import { env, InferenceSession, Tensor } from 'onnxruntime-web'
import { describe, expect, inject, it } from 'vitest'
import { convert } from '../../models/convert/convert.mjs'
import manifest from '../../models/manifest.json'
import { readCompactNet } from '../../workers/upscale/kernel/compact-net.ts'
import { type Kernel, openKernel } from '../../workers/upscale/kernel/kernel.ts'
import type { KernelShape } from '../../workers/upscale/kernel/layout.ts'
import { findSimd } from '../../workers/upscale/kernel/simd.ts'
import { shrink } from '../../workers/upscale/planes.ts'
import { sourceOf } from './real-esrgan.ts'

const licence = readFileSync(new URL('../../models/LICENSE-Real-ESRGAN.txt', import.meta.url), 'utf8')
const { name, source } = manifest.fast
const model = convert({ name, licence, ...sourceOf(source.stem), scale: 4 })
const net = readCompactNet(model)

/** RGB planes with waves, a hard edge and noise. */
function drawPlanes(width: number, height: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: 3 * width * height }, (_, i) => {
    const [plane, x, y] = [Math.floor(i / (width * height)), i % width, Math.floor(i / width) % height]
    const noise = (Math.imul(i + 1, 2654435761) >>> 0) / 2 ** 32
    return (
      0.5 + 0.3 * Math.sin(x * 0.4 + plane) * Math.cos(y * 0.3) + (x > y ? 0.1 : -0.1) + 0.2 * (noise - 0.5)
    )
  })
}

function runKernel(kernel: Kernel, planes: Float32Array, { width, height }: KernelShape) {
  const { large, shrunk } = kernel.run((y, to) => {
    for (let i = 0; i < width * 3; i++)
      to[i] = planes[((i % 3) * height + y) * width + Math.floor(i / 3)] ?? 0
  })
  return { large: large.slice(), shrunk: shrunk.slice() }
}

async function runOnnx(
  planes: Float32Array<ArrayBuffer>,
  width: number,
  height: number,
): Promise<Float32Array> {
  env.wasm.numThreads = 2
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'] })
  const { output } = await session.run({ data: new Tensor('float32', planes, [1, 3, height, width]) })
  await session.release()
  return output?.data as Float32Array
}

const largest = (a: Float32Array, b: Float32Array) =>
  a.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))),
    a.length === b.length ? 0 : 9,
  )

const SIMD = findSimd() === 'relaxed' ? [false, true] : [false]
/** Opening a kernel takes half a second: by default one tile in one variant tries all ways. */
const triesAll = (width: number, outputs: number) => inject('everySeed') || (width === 25 && outputs === 4)
const VARIANTS = SIMD.flatMap((relaxed) => ([4, 6] as const).map((outputs) => ({ outputs, relaxed })))

/** Remainders by 4, 6 and 12: 1 and 11 by default, none and 8 too in `npm run test:seeds`. */
const TILES = [
  [25, 23],
  [1, 1],
  ...(inject('everySeed')
    ? ([
        [12, 8],
        [7, 5],
      ] as const)
    : []),
] as const

describe.each(TILES)('a tile of %i × %i', (width, height) => {
  const planes = drawPlanes(width, height)
  const expected = runOnnx(planes, width, height)

  it.each(VARIANTS)('is what ONNX Runtime makes of it: %o', async (variant) => {
    const shape = { width, height, scale: 4, batch: 6, ...variant } as const
    const kernel = await openKernel(net, shape)
    const found = runKernel(kernel, planes, shape)
    const right = await expected
    expect(largest(found.large, right)).toBeLessThan(1e-4)
    expect(largest(found.shrunk, shrink(right, width * 4, height * 4, 4))).toBeLessThan(1e-4)
    if (!triesAll(width, variant.outputs)) return
    // No state stays from an earlier tile.
    runKernel(
      kernel,
      planes.map((value) => 1 - value),
      shape,
    )
    expect(runKernel(kernel, planes, shape).large).toEqual(found.large)
    const half = { ...shape, scale: 2, batch: 12 } as const
    const twice = runKernel(await openKernel(net, half), planes, half)
    expect(largest(twice.large, shrink(right, width * 4, height * 4, 2))).toBeLessThan(1e-4)
    expect(twice.shrunk).toEqual(found.shrunk)
    const other = await openKernel(net, { ...shape, width: width + 9, height: 3 })
    expect(runKernel(await other.resized(half), planes, half)).toEqual(twice)
  })
})
