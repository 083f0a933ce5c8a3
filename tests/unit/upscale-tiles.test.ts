import { describe, expect, it } from 'vitest'
import { bandOf, planTiles, reflect } from '../../workers/upscale/tiles.ts'

const FAST = { tilePixels: 360_000, overlap: 24, fade: 0 }
const BEST = { tilePixels: 65_536, overlap: 32, fade: 16 }
const SIZES = [
  [1, 1],
  [7, 300],
  [448, 288],
  [832, 1248],
  [1024, 1024],
  [1000, 999],
  [3999, 3999],
  [16_000, 3],
] as const

describe.each([
  ['fast', FAST],
  ['best', BEST],
  ['fast, small tiles', { ...FAST, tilePixels: FAST.tilePixels / 4 }],
  ['best, small tiles', { ...BEST, tilePixels: BEST.tilePixels / 4 }],
])('tiles of %s', (_, rules) => {
  it.each(SIZES)(
    'cover %i × %i without a gap, in tiles of one shape that is small enough',
    (width, height) => {
      const plan = planTiles(width, height, rules)
      expect(plan.width * plan.height).toBeLessThanOrEqual(rules.tilePixels)
      for (const [length, spans, side] of [
        [width, plan.columns, plan.width],
        [height, plan.rows, plan.height],
      ] as const) {
        expect(spans[0]?.from).toBe(0)
        expect(spans.at(-1)?.to).toBe(length)
        spans.slice(1).forEach((span, i) => {
          expect(span.from).toBe(spans[i]?.to)
        })
        spans.forEach(({ from, to, at }, i) => {
          // Real context towards a neighbour, ten mirrored pixels at the picture's edge.
          if (i === 0) expect(at).toBe(-10)
          else expect(from - at).toBeGreaterThanOrEqual(rules.overlap)
          if (i === spans.length - 1) expect(at + side - to).toBeGreaterThanOrEqual(10)
          else expect(at + side - to).toBeGreaterThanOrEqual(rules.overlap)
          if (spans.length > 1) expect(to - from).toBeGreaterThan(2 * rules.fade)
        })
      }
    },
  )

  it.each([448, 1000])('weigh 1 in sum at every pixel of a line of %i', (length) => {
    const { columns } = planTiles(length, 300, rules)
    for (const scale of [2, 4]) {
      const sum = new Float32Array(length * scale)
      const seen = new Float32Array(length * scale)
      columns.forEach((_, index) => {
        const band = bandOf(columns, index, rules.fade, scale)
        for (let x = band.from; x < band.to; x++) {
          expect(band.before[x - band.from]).toBeCloseTo(seen[x] ?? 0, 5)
          seen[x] = sum[x] = (sum[x] ?? 0) + (band.own[x - band.from] ?? 0)
        }
      })
      expect(sum.every((weight) => Math.abs(weight - 1) < 1e-5)).toBe(true)
    }
  })
})

it.each([
  [832, 1248, 4],
  [1024, 1024, 4],
  [1024, 576, 3],
] as const)('cuts %i × %i into %i tiles that are at most 1.155 times the picture', (width, height, tiles) => {
  const { columns, rows, ...tile } = planTiles(width, height, FAST)
  expect(columns.length * rows.length).toBe(tiles)
  expect((tiles * tile.width * tile.height) / (width * height)).toBeLessThan(1.155)
})

it.each([
  [1024, 576],
  [832, 1248],
  [1024, 1024],
])('fills the rounds of as many tiles as are computed at a time: %i × %i', (width, height) => {
  const costOf = (lanes: number, cutFor: number) => {
    const { columns, rows, ...tile } = planTiles(width, height, { ...FAST, lanes: cutFor })
    return Math.ceil((columns.length * rows.length) / lanes) * lanes * tile.width * tile.height
  }
  for (const lanes of [2, 3, 4, 8]) {
    expect(costOf(lanes, lanes)).toBeLessThanOrEqual(Math.max(costOf(lanes, 1), 1.155 * width * height))
  }
})

it.each([
  [832, 1248, 2, 2],
  [1024, 1024, 2, 2],
  [832, 1248, 4, 4],
])(
  'cuts %i × %i for %i at a time for the least work where tiles are no steps: %i tiles',
  (width, height, lanes, tiles) => {
    const cut = (rules: object) => planTiles(width, height, { ...FAST, tilePixels: 600_000, lanes, ...rules })
    const { columns, rows, ...tile } = cut({ tellsShares: true })
    expect(columns.length * rows.length).toBe(tiles)
    const stepwise = cut({})
    const cost = tiles * tile.width * tile.height
    expect(cost).toBeLessThanOrEqual(
      stepwise.columns.length * stepwise.rows.length * stepwise.width * stepwise.height,
    )
    expect(cost / (width * height)).toBeLessThan(lanes === 2 ? 1.1 : 1.155)
  },
)

it('mirrors what lies beyond the edge, without repeating the edge', () => {
  expect([-2, -1, 0, 1, 2, 3, 4, 5].map((at) => reflect(at, 4))).toEqual([2, 1, 0, 1, 2, 3, 2, 1])
  expect([-24, -1, 0, 24].map((at) => reflect(at, 1))).toEqual([0, 0, 0, 0])
  // Context longer than the picture is mirrored back and forth.
  expect(reflect(-7, 3)).toBe(1)
})
