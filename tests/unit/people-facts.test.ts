import { expect, inject, test, vi } from 'vitest'
import type { SHOT_SIZES } from '../../src/domain/board/shot-terms.ts'
import { shortPrompt } from '../../src/domain/engines/short-prompt.ts'
import { missLines, toldMisses } from '../../src/domain/engines/told-misses.ts'
import {
  askedCount,
  asksForPeople,
  foundPeople,
  isReadableStyle,
  peopleMisses,
} from '../../src/domain/takes/people-facts.ts'
import { faultsOf, takeRank } from '../../src/domain/takes/take-ranks.ts'
import { makeShot } from '../fixtures/make-project.ts'
import { drawnHead } from '../fixtures/people/drawn-head.ts'
import { madeUpFace } from '../fixtures/people/made-up-face.ts'
import { openFinderInNode } from '../fixtures/people/open-nets.ts'
import { seeded } from '../fixtures/random.ts'
import { pixels } from './sketch-fixture.ts'

// Real computation: all seeds take minutes on a machine that is busy.
vi.setConfig({ testTimeout: 3_600_000 })

test('a shot asks for as many faces as its framing shows, else as it names people', () => {
  expect(askedCount({ framing: 'single', cast: ['A', 'B'] })).toEqual({ least: 1, most: 1 })
  expect(askedCount({ framing: 'over-shoulder', cast: ['A', 'B'] })).toEqual({ least: 1, most: 1 })
  expect(askedCount({ framing: 'group' })).toEqual({ least: 3, most: Number.POSITIVE_INFINITY })
  expect(askedCount({ cast: ['A', 'B'] })).toEqual({ least: 2, most: 2 })
  for (const shot of [
    { size: 'insert' },
    { size: 'wide' },
    { framing: 'point-of-view' },
    { direction: 'away' },
  ] as const)
    expect(askedCount({ cast: ['A'], ...shot })).toBeUndefined()
  expect(asksForPeople({ framing: 'empty' })).toBe(false)
  expect(asksForPeople({})).toBe(false)
})

test('size may be off by a step, and a face turned the other way is one', () => {
  const of = (height: number, turn: number) => foundPeople([madeUpFace(0.5, 0.5, height, { turn })])
  const shot = (size: (typeof SHOT_SIZES)[number], direction?: 'left' | 'right' | 'toward') =>
    ({ framing: 'single', size, direction }) as const
  expect(peopleMisses(shot('medium'), of(0.16, 0))).toEqual([])
  expect(peopleMisses(shot('medium-close'), of(0.16, 0))).toEqual([])
  expect(peopleMisses(shot('close'), of(0.16, 0))).toEqual([
    { code: 'size', found: 'medium', asked: 'close' },
  ])
  expect(peopleMisses(shot('medium', 'left'), of(0.16, 0.6))).toEqual([
    { code: 'facing', found: 'right', asked: 'left' },
  ])
  expect(peopleMisses(shot('medium', 'left'), of(0.16, -0.6))).toEqual([])
  expect(peopleMisses(shot('medium', 'toward'), of(0.16, -0.9))).toEqual([
    { code: 'facing', found: 'left', asked: 'toward' },
  ])
})

test('a miss is told to a model in words; a server of few words gets what is wanted alone', () => {
  const shot = { framing: 'single', size: 'close', direction: 'left' } as const
  const [size, facing] = [
    { count: 1, size: 'medium' },
    { count: 1, turn: 0.9 },
  ] as const
  const told = [size, facing].flatMap((found) => toldMisses(peopleMisses(shot, found)))
  expect(missLines(told)).toEqual([
    'The last picture was framed as a medium shot. This time: A close shot: the face fills the picture.',
    'In the last picture the face turned to the right of the picture. This time the subject faces and moves to the left of the picture.',
  ])
  const asked = toldMisses(peopleMisses({ framing: 'empty' }, { count: 2 }))
  expect(missLines(asked)).toEqual(['The last picture showed 2 faces. Show nobody this time.'])
  const short = shortPrompt({ text: 'A door.' }, undefined, asked)
  expect(short).toContain('Show nobody this time.')
  expect(short).not.toContain('last picture')
})

test('faces count only in a style in which half of the takes that ask for people show some', () => {
  const [some, none] = [{ count: 2 }, { count: 0 }]
  expect(isReadableStyle([])).toBe(false)
  expect(isReadableStyle([none, none, some])).toBe(false)
  expect(isReadableStyle([none, some])).toBe(true)
})

test('takes are ranked by their faults; of equals none is before another', () => {
  const clean = { otherShape: false, blurred: false, framed: false, panels: false, likeClip: false, like: [] }
  const shot = makeShot('s1', { framing: 'two-shot' })
  const takes = [
    { ...clean, people: { count: 1 } },
    { ...clean, people: { count: 2 } },
    { ...clean, blurred: true },
    { ...clean, people: { count: 2 }, lettering: 'bottom' as const },
  ]
  const reading = { counts: true, onPaper: false }
  const faults = takes.map((take) => faultsOf(take, shot, reading))
  expect(faults).toEqual([1, 0, 1, 1])
  const all = faults.map((count) => ({ faults: count }))
  expect(all.map((one) => takeRank(one, all)?.place)).toEqual([2, 1, 2, 2])
  expect(takeRank({ faults: 0 }, [{ faults: 0 }, { faults: 0 }])).toBeUndefined()
  // In a style that the net cannot read, a missing face is no fault.
  expect(takes.map((take) => faultsOf(take, shot, { ...reading, counts: false }))).toEqual([0, 0, 1, 1])
  // A rim of paper is no fault of a drawing on paper, which a flag does not name either.
  const framed = { ...clean, framed: true, likeClip: true }
  expect(faultsOf(framed, shot, reading)).toBe(2)
  expect(faultsOf(framed, shot, { ...reading, onPaper: true })).toBe(0)
})

test('of takes with as many faults the nearer in colours comes first', () => {
  const all = [
    { faults: 1, palette: 0.1 },
    { faults: 0, palette: 0.3 },
    { faults: 0 },
    { faults: 0, palette: 0.2 },
  ]
  expect(all.map((one) => takeRank(one, all))).toEqual([4, 2, 3, 1].map((place) => ({ place, of: 4 })))
})

/** A picture with drawn heads at so many heights of it. */
function withHeads(heads: readonly { readonly x: number; readonly height: number }[], shade: number) {
  const [width, height] = [480, 270]
  return pixels(width, height, (x, y) => {
    for (const head of heads) {
      const side = (head.height * height) / 0.43
      const [u, v] = [(x + 0.5 - head.x * width) / side + 0.5, (y + 0.5 - height / 2) / side + 0.52]
      if (u > 0 && u < 1 && v > 0 && v < 1) {
        const [red, green, blue] = drawnHead(u, v)
        return [red * 255, green * 255, blue * 255]
      }
    }
    return [shade, shade + ((x >> 5) + (y >> 5)) * 2, shade + 8]
  })
}

test('takes with a person too few, too many or at a wrong size are found out, and others are not', async () => {
  const finder = await openFinderInNode()
  const each = inject('everySeed') ? 30 : 1
  let [found, faults, flagged, clean] = [0, 0, 0, 0]
  for (let seed = 1; seed <= each; seed++) {
    const { below } = seeded(seed * 61)
    const height = 0.15 + below(5) / 100
    const pair = [
      { x: 0.24 + below(5) / 100, height },
      { x: 0.72 + below(5) / 100, height },
    ]
    const shade = 90 + below(80)
    const misses = (heads: typeof pair, shot: Parameters<typeof peopleMisses>[0]) =>
      peopleMisses(shot, foundPeople(finder.faces(withHeads(heads, shade)))).map(({ code }) => code)
    const two = { framing: 'two-shot', size: 'medium' } as const
    const one = { framing: 'single', size: 'medium' } as const
    for (const [heads, shot, code] of [
      [pair.slice(1), two, 'count'],
      [pair, one, 'count'],
      [[{ x: 0.5, height: height * 0.45 }], one, 'size'],
      [[{ x: 0.5, height: 0.42 }], one, 'size'],
    ] as const) {
      faults += 1
      if (misses([...heads], shot).includes(code)) found += 1
    }
    for (const [heads, shot] of [
      [pair, two],
      [pair.slice(0, 1), one],
    ] as const) {
      clean += 1
      if (misses([...heads], shot).length > 0) flagged += 1
    }
  }
  console.log(`faults: ${found} of ${faults}; clean flagged: ${flagged} of ${clean}`)
  expect(found / faults).toBeGreaterThanOrEqual(0.95)
  expect(flagged / clean).toBeLessThanOrEqual(0.05)
})
