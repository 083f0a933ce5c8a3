import { describe, expect, inject, it } from 'vitest'
import type { CompactNet } from '../../workers/upscale/kernel/compact-net.ts'
import { openKernel } from '../../workers/upscale/kernel/kernel.ts'
import type { Layer } from '../../workers/upscale/kernel/read-nodes.ts'
import { findSimd } from '../../workers/upscale/kernel/simd.ts'
import { winograd } from '../../workers/upscale/kernel/winograd.ts'

/** Values in −1…1, the same on each run. */
const noise = (seed: number) => (Math.imul(seed + 1, 2654435761) >>> 0) / 2 ** 31 - 1

const times = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]) =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? 0), 0)))
const turned = (a: readonly (readonly number[])[]) => (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0))
const random = (rows: number, columns: number, seed: number) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => noise(seed + i * 97 + j)))

describe.each([4, 6] as const)('F(%i, 3)', (outputs) => {
  it('is the convolution', () => {
    const { inputs, inputMatrix, filterMatrix, outputMatrix } = winograd(outputs)
    for (let seed = 0; seed < 20; seed++) {
      const [tile, filter] = [random(inputs, inputs, seed * 1000), random(3, 3, seed * 1000 + 7)]
      const points = times(times(filterMatrix, filter), turned(filterMatrix))
      const transformed = times(times(inputMatrix, tile), turned(inputMatrix))
      const products = transformed.map((row, i) => row.map((value, j) => value * (points[i]?.[j] ?? 0)))
      const made = times(times(outputMatrix, products), turned(outputMatrix))
      for (let y = 0; y < outputs; y++) {
        for (let x = 0; x < outputs; x++) {
          const taps = filter.flatMap((row, i) => row.map((tap, j) => tap * (tile[y + i]?.[x + j] ?? 0)))
          const right = taps.reduce((sum, tap) => sum + tap)
          expect(Math.abs((made[y]?.[x] ?? Number.NaN) - right)).toBeLessThan(1e-12)
        }
      }
    }
  })

  it('has the matrices that are printed elsewhere', () => {
    const { inputMatrix, outputMatrix, filterMatrix } = winograd(4)
    // Lavin and Gray, section 4.4, rows as printed there.
    expect(inputMatrix[0]).toEqual([4, 0, -5, 0, 1, 0])
    expect(inputMatrix[3]).toEqual([0, -2, -1, 2, 1, 0])
    expect(filterMatrix[1]?.map((value) => value * -6)).toEqual([1, 1, 1])
    expect(outputMatrix[3]).toEqual([0, 1, -1, 8, -8, 1])
  })
})

/** The identity: the middle tap of each channel is 1. */
function passing(outputs: number): Layer {
  const weights = new Float32Array(outputs * 64 * 9)
  for (let channel = 0; channel < outputs; channel++) weights[(channel * 64 + channel) * 9 + 4] = 1
  return { inputs: 64, outputs, weights, biases: new Float32Array(outputs), slopes: undefined }
}

function randomLayer(inputs: number, outputs: number, seed: number, isLast = false): Layer {
  return {
    inputs,
    outputs,
    weights: Float32Array.from({ length: outputs * inputs * 9 }, (_, i) => noise(seed + i) / 8),
    biases: Float32Array.from({ length: outputs }, (_, i) => noise(seed + 5 + i)),
    slopes: isLast ? undefined : Float32Array.from({ length: outputs }, (_, i) => noise(seed + 9 + i)),
  }
}

/** Pixels [height][width][channels]; 3 × 3 with zero padding, in doubles. */
function convolve(layer: Layer, from: Float64Array, width: number, height: number): Float64Array {
  const { inputs, outputs, weights, biases, slopes } = layer
  return Float64Array.from({ length: width * height * outputs }, (_, i) => {
    const [output, x, y] = [i % outputs, Math.floor(i / outputs) % width, Math.floor(i / outputs / width)]
    let sum = biases[output] ?? 0
    for (let tap = 0; tap < 9; tap++) {
      const [ix, iy] = [x + (tap % 3) - 1, y + Math.floor(tap / 3) - 1]
      if (ix < 0 || iy < 0 || ix >= width || iy >= height) continue
      for (let input = 0; input < inputs; input++) {
        sum +=
          (weights[(output * inputs + input) * 9 + tap] ?? 0) *
          (from[(iy * width + ix) * inputs + input] ?? 0)
      }
    }
    return slopes && sum < 0 ? sum * (slopes[output] ?? 0) : sum
  })
}

const SIMD = findSimd() === 'relaxed' ? [false, true] : [false]
const VARIANTS = SIMD.flatMap((relaxed) => ([4, 6] as const).map((outputs) => ({ outputs, relaxed })))

/** Random layers at the start, inside and at the end; the others are the identity. */
const RANDOM_INSIDE = 7
const NET: CompactNet = [
  randomLayer(3, 64, 1),
  ...Array.from({ length: 32 }, (_, i) => (i === RANDOM_INSIDE ? randomLayer(64, 64, 3) : passing(64))),
  randomLayer(64, 48, 5, true),
]

describe.each([
  [1, 1],
  [13, 25],
  ...(inject('everySeed')
    ? ([
        [7, 5],
        [12, 24],
        [40, 3],
      ] as const)
    : []),
] as const)('layers on a tile of %i × %i', (width, height) => {
  const picture = Float64Array.from({ length: width * height * 3 }, (_, i) => Math.fround(0.5 + noise(i) / 2))
  const chosen = [NET[0], NET[RANDOM_INSIDE + 1], NET[33]].flatMap((layer) => layer ?? [])
  const expected = chosen.reduce<Float64Array>((from, layer) => convolve(layer, from, width, height), picture)

  it.each(VARIANTS)('are the convolutions, to the rounding of floats: %o', async (variant) => {
    const kernel = await openKernel(NET, { width, height, scale: 4, batch: 6, ...variant })
    const { large } = kernel.run((y, to) => to.set(picture.subarray(y * width * 3, (y + 1) * width * 3)))
    let most = 0
    for (let i = 0; i < large.length; i++) {
      const [plane, y, x] = [
        Math.floor(i / (width * height * 16)),
        Math.floor(i / (width * 4)) % (height * 4),
        i % (width * 4),
      ]
      const pixel = Math.floor(y / 4) * width + Math.floor(x / 4)
      const right =
        (expected[pixel * 48 + plane * 16 + (y % 4) * 4 + (x % 4)] ?? 0) + (picture[pixel * 3 + plane] ?? 0)
      most = Math.max(most, Math.abs((large[i] ?? Number.NaN) - right))
    }
    expect(most).toBeLessThan(1e-3)
  })
})
