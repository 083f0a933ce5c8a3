import { readFileSync } from 'node:fs'
import { describe, expect, inject, it } from 'vitest'
import { convert } from '../../models/convert/convert.mjs'
import manifest from '../../models/manifest.json'
import { readCompactNet } from '../../workers/upscale/kernel/compact-net.ts'
import { keptAnswers } from '../../workers/upscale/kernel/kept-answers.ts'
import { type Kernel, openKernel } from '../../workers/upscale/kernel/kernel.ts'
import { pairNumbers } from '../../workers/upscale/kernel/pair-numbers.ts'
import { findSimd } from '../../workers/upscale/kernel/simd.ts'
import {
  box,
  drawnPanel,
  flat,
  gradient,
  grain,
  hatching,
  line,
  PANEL_KINDS,
  type Panel,
  painted,
} from '../fixtures/drawn-panels.ts'
import { sourceOf } from './real-esrgan.ts'

const licence = readFileSync(new URL('../../models/LICENSE-Real-ESRGAN.txt', import.meta.url), 'utf8')
const { name, source } = manifest.fast
const net = readCompactNet(convert({ name, licence, ...sourceOf(source.stem), scale: 4 }))
const relaxed = findSimd() === 'relaxed'
const every = inject('everySeed')

function run(kernel: Kernel, { width, data }: Panel, copies: boolean) {
  const row = width * 3
  const put = (y: number, to: Float32Array) => to.set(data.subarray(y * row, (y + 1) * row))
  const { large, shrunk, copied } = kernel.run(put, undefined, copies)
  const bits = (floats: Float32Array) => new Uint32Array(floats.slice().buffer)
  return { large: bits(large), shrunk: bits(shrunk), copied }
}

/** Places of floats that differ in a bit. */
const differing = (a: Uint32Array, b: Uint32Array) =>
  a.reduce((count, value, i) => count + (value === b[i] ? 0 : 1), Math.abs(a.length - b.length))

/** Runs a panel both ways, and gives the share of Winograd tiles that were copied. */
function shareOf(kernel: Kernel, panel: Panel): number {
  const computed = run(kernel, panel, false)
  const found = run(kernel, panel, true)
  expect(computed.copied).toBe(0)
  expect(differing(found.large, computed.large)).toBe(0)
  expect(differing(found.shrunk, computed.shrunk)).toBe(0)
  return found.copied
}

const [PAPER, INK, BLUE, BLACK] = [
  [255, 255, 255],
  [20, 20, 30],
  [90, 140, 220],
  [0, 0, 0],
] as const

/** Panels with parts that occur several times, and two without. */
function panelsOf(width: number, height: number) {
  const [w, h] = [width, height]
  const ground = box(0, h * 0.6, w, h, flat([80, 100, 60]))
  return {
    some: {
      'paper with a line': [flat(PAPER), line([w * 0.8, h * 0.2, w * 0.95, h * 0.6], PAPER, INK)],
      'one colour': [flat(BLUE)],
      'a sky over ground': [gradient([120, 160, 230], [200, 220, 250], h), ground],
      bars: [grain(7), box(0, 0, w, 13, flat(BLACK)), box(0, h - 11, w, h, flat(BLACK))],
      'two flats that meet': [flat(PAPER), box(w / 2, 0, w, h, flat(BLUE))],
      'a flat that touches an edge': [grain(3), box(w / 2 - 3, 5, w, h - 4, flat(PAPER))],
      'hatching of a period that fits': [flat(PAPER), hatching(2, 1, INK)],
    },
    none: {
      'a slanted gradient': [gradient([10, 40, 200], [250, 200, 30], w + h, 0.9)],
      grain: [grain(5)],
    },
  }
}

describe.each([6, 4] as const)('F(%i, 3)', (outputs) => {
  // An awkward size: two batches a row, the last tile hangs over.
  const [width, height] = [11 * outputs - 5, 39]
  const shape = { width, height, scale: 2, outputs, relaxed, batch: 6 } as const
  const opening = openKernel(net, shape)
  const { some, none } = panelsOf(width, height)
  // The order of its layers is the same for both: by default one variant tries all panels.
  const few = every || outputs === 6 ? 9 : 3

  it.each(Object.entries(some).slice(0, few))('copies without changing a bit: %s', async (_, paints) => {
    expect(shareOf(await opening, painted(width, height, paints))).toBeGreaterThan(0)
  })

  it.each(Object.entries(none).slice(0, few))('finds nothing to copy in %s', async (_, paints) => {
    expect(shareOf(await opening, painted(width, height, paints))).toBe(0)
  })

  it('copies in the deepest layers, at another size and scale', async () => {
    const [long, low] = [72 * outputs + 1, 9]
    const kernel = await (await opening).resized({ width: long, height: low, scale: 4, batch: 20 })
    const strip = painted(long, low, [gradient(BLUE, PAPER, low)])
    // Of 73 tiles the edges reach 33 from either side: six are equal even in the last layer.
    expect(shareOf(kernel, strip)).toBeGreaterThan(0.4)
    const other = painted(long, low, [flat(PAPER), line([300, 2, 310, 7], PAPER, INK)])
    expect(shareOf(kernel, other)).toBeGreaterThan(0.1)
  })
})

it('gives different pairs different numbers, and none beyond its limit', () => {
  const { next, pair } = pairNumbers()
  const [a, b] = [next(), next()]
  const made = [pair(a, b), pair(b, a), pair(a, a), pair(pair(a, b), b), pair(a, pair(b, b))]
  expect(new Set([a, b, ...made]).size).toBe(7)
  expect([pair(a, b), pair(0, b), pair(a, 0)]).toEqual([made[0], 0, 0])
  let some = a
  for (let i = 0; i < 250_000; i++) some = pair(some, b) || b
  expect([pair(a, b), pair(next(), a)]).toEqual([made[0], 0])
})

it('makes room for an answer where one has not been used for a whole step', () => {
  const answers = keptAnswers(1)
  let count = 0
  while (answers.roomFor(++count, 1)?.fill(count)) expect(count).toBeLessThan(10_000)
  expect(count).toBeGreaterThan(1000)
  expect(answers.get(1, 2)).toEqual(Float32Array.of(1))
  expect(answers.roomFor(count, 2)).toBeUndefined()
  expect(answers.roomFor(count, 3)?.fill(count)).toEqual(Float32Array.of(count))
  expect(answers.get(2, 3)).toBeUndefined()
  expect([answers.get(1, 3)?.[0], answers.get(3, 3)?.[0], answers.get(count, 3)?.[0]]).toEqual([1, 3, count])
})

// Two shapes of panels, and a tenth of the pictures by the smaller transform.
describe.runIf(every)('500 drawn panels', () => {
  const shares: { readonly kind: string; readonly share: number }[] = []
  const SIZES = [
    { width: 320, height: 224, outputs: 6, batch: 18, count: 225 },
    { width: 224, height: 320, outputs: 6, batch: 19, count: 225 },
    { width: 256, height: 160, outputs: 4, batch: 32, count: 50 },
  ] as const
  const firstOf = (i: number) => SIZES.slice(0, i).reduce((sum, { count }) => sum + count, 0)

  it.each(SIZES.map((size, i) => ({ ...size, first: firstOf(i) })))(
    'are the same to the last bit: $count of $width × $height, F($outputs, 3)',
    async ({ count, first, ...size }) => {
      const kernel = await openKernel(net, { ...size, scale: 2, relaxed })
      for (let seed = first; seed < first + count; seed++) {
        const share = shareOf(kernel, drawnPanel(seed, size.width, size.height))
        shares.push({ kind: PANEL_KINDS[seed % PANEL_KINDS.length] ?? '', share })
      }
    },
    3_600_000,
  )

  it('are copied in part', () => {
    expect(shares).toHaveLength(500)
    const told = (of: readonly number[]) => {
      const sorted = of.toSorted((a, b) => a - b)
      const mean = of.reduce((sum, share) => sum + share, 0) / of.length
      const [middle, least, most] = [sorted[of.length >> 1], sorted[0], sorted.at(-1)]
      return { mean, middle: middle ?? 0, least: least ?? 0, most: most ?? 0 }
    }
    const all = told(shares.map(({ share }) => share))
    console.info('share of Winograd tiles copied, 500 panels:', all)
    for (const kind of PANEL_KINDS)
      console.info(kind, told(shares.filter((one) => one.kind === kind).map(({ share }) => share)))
    expect(all.mean).toBeGreaterThan(0.1)
  })
})
