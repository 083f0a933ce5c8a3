import { describe, expect, inject, it } from 'vitest'
import { convert } from '../../models/convert/convert.mjs'
import manifest from '../../models/manifest.json'
import { batches } from '../../workers/upscale/gpu/batches.ts'
import { readDenseNet } from '../../workers/upscale/gpu/dense-net.ts'
import { toHalves } from '../../workers/upscale/gpu/halves.ts'
import { type NetPlan, operations, planCompact } from '../../workers/upscale/gpu/plan.ts'
import { planDense } from '../../workers/upscale/gpu/plan-dense.ts'
import { readCompactNet } from '../../workers/upscale/kernel/compact-net.ts'
import type { Layer } from '../../workers/upscale/kernel/read-nodes.ts'
import { noise, runPlainly } from '../fixtures/plain-plan.ts'
import { runNet, sourceOf } from './real-esrgan.ts'

const NETS = {
  fast: { read: readCompactNet, plan: planCompact },
  best: { read: readDenseNet, plan: planDense },
}
const modelOf = (id: 'fast' | 'best') =>
  convert({ name: id, licence: '', ...sourceOf(manifest[id].source.stem), scale: 4 })

const [width, height] = [2, 1]
const area = width * height
const planes = noise(3 * area, 1).map((value) => 0.5 + value / 2)

/** The enlarged planes, as the device's last shaders read them. */
function outputOf({ output, isShuffled }: NetPlan, arena: Float64Array): number[] {
  return Array.from({ length: 48 * area }, (_, i) => {
    const [plane, y, x] = [
      Math.floor(i / (16 * area)),
      Math.floor(i / (4 * width)) % (4 * height),
      i % (4 * width),
    ]
    if (!isShuffled) return arena[(output.at + y * 4 * width + x) * 4 + plane] ?? Number.NaN
    const pixel = Math.floor(y / 4) * width + Math.floor(x / 4)
    const group = output.at + (plane * 4 + (y % 4)) * output.plane
    return (arena[(group + pixel) * 4 + (x % 4)] ?? Number.NaN) + (planes[plane * area + pixel] ?? Number.NaN)
  })
}

function run(plan: NetPlan, layers: readonly Layer[]): number[] {
  const arena = new Float64Array(plan.vectors * 4)
  for (let i = 0; i < 3 * area; i++)
    arena[(plan.input.at + (i % area)) * 4 + Math.floor(i / area)] = planes[i] ?? 0
  runPlainly(plan, layers, arena)
  return outputOf(plan, arena)
}

describe('a plan for the graphics processor', () => {
  // The large net takes seconds even for two pixels.
  it.each(inject('everySeed') ? (['fast', 'best'] as const) : (['fast'] as const))('is the net: %s', (id) => {
    const layers = NETS[id].read(modelOf(id))
    const right = runNet(sourceOf(manifest[id].source.stem), { channels: 3, width, height, data: planes })
    // In strips of three rows, the last of which is cut off.
    const plans = id === 'best' ? [planDense(layers, width, height, 3)] : [planCompact(layers, width, height)]
    for (const plan of plans) {
      const found = run(plan, layers)
      const most = Math.max(...found.map((value, i) => Math.abs(value - (right.data[i] ?? Number.NaN))))
      expect(most).toBeLessThan(1e-5)
    }
  })

  it('is submitted in parts, each within the given operations or one convolution alone', () => {
    const plan = planCompact(readCompactNet(modelOf('fast')), 40, 30)
    const parts = batches(plan, 3e8)
    expect(parts.map(({ from }) => from)).toEqual([0, ...parts.slice(0, -1).map(({ to }) => to)])
    expect(parts.at(-1)).toMatchObject({ to: plan.convolutions.length, share: 1 })
    for (const { from, to } of parts) {
      const sum = plan.convolutions.slice(from, to).reduce((total, one) => total + operations(one), 0)
      expect(sum <= 3e8 || to === from + 1).toBe(true)
    }
    expect(parts.length).toBeGreaterThan(3)
  })
})

describe('the large net’s reader', () => {
  const text = Buffer.from(modelOf('best')).toString('latin1')
  const changed = (from: string, to: string) => {
    expect(text).toContain(from)
    return new Uint8Array(Buffer.from(text.replace(from, to), 'latin1'))
  }

  it.each([
    ['the other model', () => modelOf('fast'), /expected/],
    ['a file that is cut off', () => changed('', '').subarray(0, -100), /cut off/],
    ['another operation', () => changed('LeakyRelu', 'LeakyReLU'), /LeakyRelu .* expected/],
    ['another way to enlarge', () => changed('nearest', 'cubic!!'), /mode=nearest/],
    ['nothing', () => new Uint8Array(), /Cast is missing/],
  ])('refuses %s', (_, model, message) => {
    expect(() => readDenseNet(model())).toThrow(message)
  })
})

describe('halves', () => {
  /** IEEE 754 binary16, by its definition. */
  const halfOf = (bits: number) => {
    const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
    const amount = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25)
    return bits & 0x8000 ? -amount : amount
  }
  const finite = Array.from({ length: 0x7c00 }, (_, i) => i)

  it('are exact where a float is one', () => {
    expect(Array.from(toHalves(Float32Array.from(finite, halfOf)))).toEqual(finite)
    expect(toHalves(Float32Array.of(-0, -1.5, 1e9, -1e9))).toEqual(
      Uint16Array.of(0x8000, 0xbe00, 0x7c00, 0xfc00),
    )
  })

  it('are rounded to the nearest, and to the even one from the middle', () => {
    const pairs = finite.slice(0, -1)
    const middles = toHalves(Float32Array.from(pairs, (i) => (halfOf(i) + halfOf(i + 1)) / 2))
    expect(Array.from(middles)).toEqual(pairs.map((i) => i + (i % 2)))
    const near = toHalves(Float32Array.from(pairs, (i) => 0.49 * halfOf(i) + 0.51 * halfOf(i + 1)))
    expect(Array.from(near)).toEqual(pairs.map((i) => i + 1))
  })
})
