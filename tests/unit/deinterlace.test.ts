import { describe, expect, it } from 'vitest'
import { groupTicks } from '../../src/domain/clip/decode-plan.ts'
import type { Packet } from '../../src/domain/clip/shown-packets.ts'
import { deinterlace, showsFields } from '../../workers/clip/fields/deinterlace.ts'
import { matchFields } from '../../workers/clip/fields/match-fields.ts'
import { collectNeighbours, neighboursWanted } from '../../workers/clip/fields/with-neighbours.ts'
import type { Plane, Planes } from '../../workers/clip/planes/planes.ts'

const WIDTH = 96
const HEIGHT = 64

/** A striped disc that moves 6 samples per unit of time over a finely lined background. */
function lightnessAt(x: number, y: number, time: number): number {
  const across = x - 20 - 6 * time
  if (Math.hypot(across, y - 32) < 16) return Math.floor(across / 4) % 2 === 0 ? 220 : 160
  return y < 12 && y % 2 === 0 ? 60 : 90
}

function planeOf(evenTime: number, oddTime = evenTime): Plane {
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const y = Math.floor(i / WIDTH)
    return lightnessAt(i % WIDTH, y, y % 2 === 0 ? evenTime : oddTime)
  })
  return { data, offset: 0, stride: WIDTH, step: 1, width: WIDTH, height: HEIGHT }
}

const pictureOf = (plane: Plane): Planes => {
  return { kind: 'yuv', bits: 8, width: WIDTH, height: HEIGHT, planes: [plane, plane, plane] }
}

/** Even and odd field times of three consecutive pictures. */
type Moments = readonly (readonly [even: number, odd: number] | undefined)[]

function neighbours(moments: Moments) {
  const [before, picture, after] = moments.map((moment) => moment && planeOf(...moment))
  if (!picture) throw new Error('There is no picture.')
  return { before, picture, after }
}

function made(moments: Moments): Plane {
  const { before, picture, after } = neighbours(moments)
  const pictures = {
    before: before && pictureOf(before),
    picture: pictureOf(picture),
    after: after && pictureOf(after),
  }
  return deinterlace(pictures).planes[0]
}

const meanError = (one: Plane, other: Plane) =>
  Array.from(one.data).reduce((sum, value, i) => sum + Math.abs(value - (other.data[i] ?? 0)), 0) /
  one.data.length

const cases: readonly (readonly [string, string, Moments])[] = [
  [
    'moves',
    'whole',
    [
      [-2, -2],
      [0, 0],
      [2, 2],
    ],
  ],
  ['moves and is the first', 'whole', [undefined, [0, 0], [2, 2]]],
  ['moves and is the last', 'whole', [[-2, -2], [0, 0], undefined]],
  [
    'stands still',
    'whole',
    [
      [0, 0],
      [0, 0],
      [0, 0],
    ],
  ],
  [
    'is repeated',
    'whole',
    [
      [0, 0],
      [0, 0],
      [2, 2],
    ],
  ],
  [
    'was filmed in fields, even lines first',
    'apart',
    [
      [-2, -1],
      [0, 1],
      [2, 3],
    ],
  ],
  [
    'was filmed in fields, odd lines first',
    'apart',
    [
      [-1, -2],
      [1, 0],
      [3, 2],
    ],
  ],
  ['was filmed in fields and is the first', 'apart', [undefined, [0, 1], [2, 3]]],
  ['was filmed in fields and is the last', 'apart', [[-2, -1], [0, 1], undefined]],
  [
    'is of two of film, the first one in the picture before',
    'before',
    [
      [0, 0],
      [0, 2],
      [2, 4],
    ],
  ],
  [
    'is of two of film, the second one in the picture after',
    'before',
    [
      [-2, 0],
      [0, 2],
      [2, 2],
    ],
  ],
  ['is of two of film and the first', 'after', [undefined, [0, 2], [2, 4]]],
]

describe('a picture that', () => {
  it.each(cases)('%s is %s', (_, kind, moments) => {
    const { before, picture, after } = neighbours(moments)
    expect(matchFields({ before, picture, after }, 8).kind).toBe(kind)
  })

  it.each(cases.filter(([, kind]) => kind === 'whole'))('%s stays untouched', (_, __, moments) => {
    const picture = pictureOf(planeOf(0))
    const [before, , after] = moments.map((moment) => moment && pictureOf(planeOf(...moment)))
    expect(deinterlace({ before, picture, after })).toBe(picture)
  })

  it.each(cases.filter(([, kind]) => kind === 'before'))('%s is put together again', (_, __, moments) => {
    expect(made(moments).data).toEqual(planeOf(0).data)
  })

  it.each(cases.filter(([, kind]) => kind === 'apart'))('%s is as at its first field', (_, __, moments) => {
    const [, [even, odd] = [0, 0]] = moments
    const truth = planeOf(0)
    const plane = made(moments)
    expect(meanError(plane, truth)).toBeLessThan(meanError(planeOf(even, odd), truth) / 4)
    // Static areas stay as sharp as before.
    expect(plane.data.subarray(0, 10 * WIDTH)).toEqual(truth.data.subarray(0, 10 * WIDTH))
  })

  it('has no neighbours is of two moments where it is combed', () => {
    expect(matchFields({ picture: planeOf(0, 1) }, 8).kind).toBe('apart')
    expect(meanError(made([undefined, [0, 1], undefined]), planeOf(0))).toBeLessThan(8)
  })
})

/** A bar that moves by this much per field: its edges comb in that many columns. */
function barOf(evenLeft: number, oddLeft: number): Plane {
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const y = Math.floor(i / WIDTH)
    const across = (i % WIDTH) - (y % 2 === 0 ? evenLeft : oddLeft)
    return across >= 0 && across < 20 && y > 9 && y < 50 ? 192 : 64
  })
  return { data, offset: 0, stride: WIDTH, step: 1, width: WIDTH, height: HEIGHT }
}

it.each([30, 31])(
  'a bar of upright edges, moving by three columns a field from %i, is of two moments',
  (left) => {
    const at = (field: number) => barOf(left + 3 * field, left + 3 * field + 3)
    expect(matchFields({ before: at(-2), picture: at(0), after: at(2) }, 8)).toEqual({
      kind: 'apart',
      first: 0,
    })
  },
)

it('a bar that moves twice as far within a picture as between two is of two moments', () => {
  const at = (place: number) => barOf(30 + 6 * place, 34 + 6 * place)
  expect(matchFields({ before: at(-1), picture: at(0), after: at(1) }, 8).kind).toBe('apart')
})

it('fields are looked for only where they can be seen', () => {
  expect(showsFields({ width: 720, height: 576 }, { width: 320, height: 256 })).toBe(true)
  expect(showsFields({ width: 1920, height: 1080 }, { width: 320, height: 180 })).toBe(false)
})

describe('the neighbours of wanted pictures', () => {
  const packet = (place: number, key = false): Packet => {
    return { pts: place * 10, dts: place * 10, duration: 10, key, shown: true }
  }
  const packets = [packet(0, true), packet(1), packet(2), packet(3), packet(4, true), packet(5)]
  const wanted = new Map([0, 20, 30, 40, 50].map((tick) => [tick, [tick]]))
  const groups = groupTicks(packets, wanted)

  it('are decoded with them, but for one before the keyframe', () => {
    expect(
      groups.map((group) => [...neighboursWanted(group).wanted.keys()].toSorted((a, b) => a - b)),
    ).toEqual([
      [0, 10, 20, 30, 40],
      [40, 50],
    ])
  })

  it('are given with them as soon as they are there, and at the end without', () => {
    const given: (readonly (number | undefined)[])[] = []
    const [group] = groups
    if (!group) throw new Error('There is no group.')
    const pictures = collectNeighbours<number>(group, (pts, { before, picture, after }) =>
      given.push([pts, before, picture, after]),
    )
    for (const tick of [0, 10, 20]) pictures.add(tick, tick)
    expect(given).toEqual([[0, undefined, 0, 10]])
    pictures.add(30, 30)
    pictures.end()
    expect(given.slice(1)).toEqual([
      [20, 10, 20, 30],
      [30, 20, 30, undefined],
    ])
  })
})
