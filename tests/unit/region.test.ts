import { describe, expect, inject, it, test } from 'vitest'
import { boundsOf, cutMask, type Mask, maskOf } from '../../src/domain/takes/region/mask.ts'
import { hasRing, LEAST_RING, partFor } from '../../src/domain/takes/region/part.ts'
import type { RegionMark } from '../../src/domain/takes/region/region.ts'
import { distanceTo } from '../../workers/takes/region/distance.ts'
import { type Merged, mergeRegion, type Refused } from '../../workers/takes/region/merge.ts'
import { cutPixels, type Pixels, resized } from '../../workers/takes/region/pixels.ts'

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const SIZE = { width: 320, height: 180 }
const ASPECTS = [1, 4 / 3, 16 / 9, 3 / 4, 9 / 16]

/** A picture of soft blobs and hard edges, which has something to align by. */
function painted(seed: number, { width, height } = SIZE): Pixels {
  const random = randomOf(seed)
  const data = new Uint8ClampedArray(width * height * 4)
  const blobs = Array.from({ length: 40 }, () => ({
    x: random() * width,
    y: random() * height,
    r: 6 + random() * 40,
    hard: random() < 0.5,
    colour: [random() * 200 - 100, random() * 200 - 100, random() * 200 - 100],
  }))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sum = [128, 120, 110]
      for (const { x: bx, y: by, r, hard, colour } of blobs) {
        const far = Math.hypot(x - bx, y - by) / r
        const share = hard ? (far < 1 ? 0.5 : 0) : Math.exp(-far * far) * 0.6
        for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (colour[c] ?? 0) * share
      }
      for (let c = 0; c < 3; c += 1) data[(y * width + x) * 4 + c] = Math.min(235, Math.max(20, sum[c] ?? 0))
      data[(y * width + x) * 4 + 3] = 255
    }
  }
  return { width, height, data }
}

/** What a service does to a part beside the change that was asked for. */
interface Service {
  readonly shift?: readonly [number, number]
  /** Gain and offset of each channel. */
  readonly recolour?: readonly [number, number]
  readonly scale?: number
  readonly another?: boolean
}

/** The part with its region painted anew, as a service answers. */
function answered(
  whole: Pixels,
  mask: Mask,
  part: NonNullable<ReturnType<typeof boundsOf>>,
  how: Service,
): Pixels {
  const old = how.another ? painted(999, part) : cutPixels(whole, part)
  const inside = cutMask(mask, part)
  const [dx, dy] = how.shift ?? [0, 0]
  const [gain, offset] = how.recolour ?? [1, 0]
  const data = new Uint8ClampedArray(old.data.length)
  const clamp = (value: number, most: number) => Math.min(most - 1, Math.max(0, value))
  for (let y = 0; y < part.height; y += 1) {
    for (let x = 0; x < part.width; x += 1) {
      const from = clamp(y - dy, part.height) * part.width + clamp(x - dx, part.width)
      const isNew = inside.data[from] === 1
      for (let c = 0; c < 3; c += 1) {
        const value = isNew ? [220, 60, 40][c] : old.data[from * 4 + c]
        data[(y * part.width + x) * 4 + c] = Math.round((value ?? 0) * gain + offset)
      }
      data[(y * part.width + x) * 4 + 3] = 255
    }
  }
  const same = { width: part.width, height: part.height, data }
  const { scale = 1 } = how
  return resized(same, { width: Math.round(part.width * scale), height: Math.round(part.height * scale) })
}

/** A box or a stroke somewhere, by seed. */
function markOf(random: () => number): RegionMark {
  if (random() < 0.5) {
    const [width, height] = [0.1 + random() * 0.3, 0.15 + random() * 0.35]
    return {
      kind: 'box',
      rectangle: { x: random() * (1 - width), y: random() * (1 - height), width, height },
    }
  }
  const points = Array.from({ length: 4 }, () => ({ x: 0.1 + random() * 0.5, y: 0.1 + random() * 0.8 }))
  return { kind: 'stroke', points, size: 0.03 + random() * 0.1, erases: false }
}

const WAYS: readonly (readonly [string, (random: () => number) => Service, 'fits' | 'refused'])[] = [
  ['only changes what it was asked to', () => ({}), 'fits'],
  [
    'shifts by up to 8 px',
    (random) => ({ shift: [Math.round(random() * 16 - 8), Math.round(random() * 16 - 8)] }),
    'fits',
  ],
  ['recolours', (random) => ({ recolour: [0.75 + random() * 0.4, random() * 30 - 10] }), 'fits'],
  ['rescales', (random) => ({ scale: 1.2 + random() * 2.2 }), 'fits'],
  ['changes everything', () => ({ another: true }), 'refused'],
]

/** Eight of each, 40 cases; by default one of each. */
const CASES = WAYS.flatMap(([what, how, ends], way) =>
  Array.from({ length: inject('everySeed') ? 8 : 1 }, (_, i) => ({
    what,
    how,
    ends,
    seed: 100 * (way + 1) + i,
  })),
)

const isRefused = (made: Merged | Refused): made is Refused => 'refused' in made

describe('an outline', () => {
  const outline = (...points: readonly (readonly [number, number])[]): RegionMark => ({
    kind: 'outline',
    points: points.map(([x, y]) => ({ x, y })),
  })
  const marked = (mark: RegionMark) => maskOf({ marks: [mark], inverted: false }, SIZE)
  const at = ({ data }: Mask, x: number, y: number) => data[y * SIZE.width + x]

  it('of a rectangle is that box, to the pixel', () => {
    const box: RegionMark = { kind: 'box', rectangle: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 } }
    const line = outline([0.25, 0.25], [0.75, 0.25], [0.75, 0.75], [0.25, 0.75])
    expect(marked(line)).toEqual(marked(box))
  })

  it('has half of its box where it is a triangle', () => {
    const { data } = marked(outline([0.25, 0.25], [0.75, 0.25], [0.25, 0.75]))
    const share = data.reduce((sum, one) => sum + one, 0) / (160 * 90)
    expect(share).toBeGreaterThan(0.49)
    expect(share).toBeLessThan(0.51)
  })

  it('leaves out what it runs around twice, and ends at the picture', () => {
    const eight = marked(outline([0, 0], [1, 1], [1, 0], [0, 1]))
    expect([at(eight, 10, 90), at(eight, 309, 90), at(eight, 160, 5)]).toEqual([1, 1, 0])
    const over = marked(outline([-1, -1], [2, -1], [2, 2], [-1, 2]))
    expect(over.data.every((one) => one === 1)).toBe(true)
  })
})

describe('a region', () => {
  it.each(CASES)('changes no pixel outside it where a service $what (seed $seed)', ({ how, ends, seed }) => {
    const random = randomOf(seed)
    const whole = painted(seed)
    const region = {
      marks: [markOf(random)],
      inverted: false,
      feather: seed % 4 === 0 ? 0 : Math.round(random() * 24),
    }
    const mask = maskOf(region, SIZE)
    const part = partFor(mask, ASPECTS)
    if (!part) throw new Error('nothing is marked')
    const service = how(random)
    const before = new Uint8ClampedArray(whole.data)
    const answer = answered(whole, mask, part, service)
    const made = mergeRegion(whole, answer, { mask, part, feather: region.feather })
    // The picture that it came from is left alone, put back or refused.
    expect(Buffer.compare(Buffer.from(whole.data.buffer), Buffer.from(before.buffer))).toBe(0)
    expect(isRefused(made) ? 'refused' : 'fits').toBe(ends)
    if (isRefused(made)) return
    const { picture, shift } = made
    let [outside, changed] = [0, 0]
    for (let i = 0; i < mask.data.length; i += 1) {
      for (let c = 0; c < 4; c += 1) {
        if (picture.data[i * 4 + c] === before[i * 4 + c]) continue
        if (mask.data[i]) changed += 1
        else outside += 1
      }
    }
    expect(outside).toBe(0)
    expect(changed).toBeGreaterThan(0)
    const [dx = 0, dy = 0] = service.shift ?? []
    expect([shift.x - dx, shift.y - dy]).toEqual([0, 0])
  })

  it('is what was asked for well inside, and fades in from its edge', () => {
    const whole = painted(1)
    const mask = maskOf(box(0.3, 0.2, 0.4, 0.6), SIZE)
    const part = partFor(mask, ASPECTS)
    if (!part) throw new Error('nothing is marked')
    const made = mergeRegion(whole, answered(whole, mask, part, {}), { mask, part, feather: 12 })
    if (isRefused(made)) throw new Error('refused')
    const redAt = (x: number, y: number) => made.picture.data[(y * SIZE.width + x) * 4] ?? 0
    // The middle of the picture, 60 pixels inside.
    expect(redAt(160, 90)).toBeGreaterThan(215)
    const steps = Array.from({ length: 14 }, (_, i) => {
      const place = 90 * SIZE.width + 96 + i
      const from = whole.data[place * 4] ?? 0
      return ((made.picture.data[place * 4] ?? 0) - from) / (220 - from)
    })
    expect(steps[0]).toBeLessThan(0.1)
    expect(steps.at(-1)).toBeGreaterThan(0.95)
    for (const [i, step] of steps.entries()) expect(step).toBeGreaterThanOrEqual((steps[i - 1] ?? 0) - 0.02)
  })

  it('without surroundings is refused: there is nothing to put it back by', () => {
    const whole = painted(2)
    const mask = maskOf(box(0, 0, 1, 1), SIZE)
    const part = partFor(mask, ASPECTS)
    if (!part) throw new Error('nothing is marked')
    expect(mergeRegion(whole, cutPixels(whole, part), { mask, part, feather: 8 })).toEqual({
      refused: 'ring',
    })
    expect(hasRing(cutMask(mask, part))).toBe(false)
  })
})

function box(x: number, y: number, width: number, height: number) {
  return {
    marks: [{ kind: 'box' as const, rectangle: { x, y, width, height } }],
    inverted: false,
    feather: 0,
  }
}

describe('what is sent for a region', () => {
  const random = randomOf(7)
  const marks = Array.from({ length: 60 }, () => markOf(random))
  it.each(marks.map((mark, i) => [i, mark] as const))(
    '%i holds it, lies in the picture and has an allowed shape',
    (_, mark) => {
      const mask = maskOf({ marks: [mark], inverted: false }, SIZE)
      const [part, bounds] = [partFor(mask, ASPECTS), boundsOf(mask)]
      if (!part || !bounds) throw new Error('nothing is marked')
      expect(part.left).toBeGreaterThanOrEqual(0)
      expect(part.top).toBeGreaterThanOrEqual(0)
      expect(part.left + part.width).toBeLessThanOrEqual(SIZE.width)
      expect(part.top + part.height).toBeLessThanOrEqual(SIZE.height)
      expect(part.left).toBeLessThanOrEqual(bounds.left)
      expect(part.top).toBeLessThanOrEqual(bounds.top)
      expect(part.left + part.width).toBeGreaterThanOrEqual(bounds.left + bounds.width)
      expect(part.top + part.height).toBeGreaterThanOrEqual(bounds.top + bounds.height)
      const nearest = Math.min(
        ...ASPECTS.map((aspect) => Math.abs(Math.log(part.width / part.height / aspect))),
      )
      expect(nearest).toBeLessThan(0.02)
    },
  )

  test('nothing is sent for nothing, and a mark that is taken away again is nothing', () => {
    const stroke = { kind: 'stroke' as const, points: [{ x: 0.5, y: 0.5 }], size: 0.1 }
    const marks = [
      { ...stroke, erases: false },
      { ...stroke, size: 0.2, erases: true },
    ]
    expect(partFor(maskOf({ marks, inverted: false }, SIZE), ASPECTS)).toBeUndefined()
    const inverted = maskOf({ marks: [], inverted: true }, SIZE)
    expect(boundsOf(inverted)).toEqual({ left: 0, top: 0, ...SIZE })
    expect(LEAST_RING).toBeGreaterThan(0)
  })
})

test('distances are those of the nearest pixel, by hand and by brute force', () => {
  const random = randomOf(3)
  const mask: Mask = {
    width: 23,
    height: 17,
    data: Uint8Array.from({ length: 23 * 17 }, () => (random() < 0.06 ? 1 : 0)),
  }
  const found = distanceTo(mask, 1)
  for (let i = 0; i < found.length; i += 1) {
    let least = Number.POSITIVE_INFINITY
    for (let j = 0; j < found.length; j += 1) {
      if (mask.data[j] !== 1) continue
      least = Math.min(least, Math.hypot((i % 23) - (j % 23), Math.floor(i / 23) - Math.floor(j / 23)))
    }
    expect(found[i]).toBeCloseTo(least, 4)
  }
})
