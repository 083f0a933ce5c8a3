import { describe, expect, inject, test, vi } from 'vitest'
import { SHOT_LENSES } from '../../src/domain/board/lenses.ts'
import { SHOT_SIZES } from '../../src/domain/board/shot-terms.ts'
import { layOutCoverage } from '../../workers/engines/sketch/coverage/coverage.ts'
import { cutsWell } from '../../workers/engines/sketch/coverage/coverage-rules.ts'
import { type ClipMeasure, measureClip } from '../../workers/engines/sketch/measure/clip.ts'
import { coverageFaults } from '../fixtures/coverage-faults.ts'
import { discScene, image } from './sketch-fixture.ts'

// Real computation, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

declare module 'vitest' {
  interface ProvidedContext {
    /** True where every seed of the boards is tried, and not only some. */
    readonly everySeed: boolean
  }
}

/** All seeds; a tenth of them by default. */
const SEEDS = Array.from({ length: 50 }, (_, i) => i * 7919 + 1)
const TRIED = inject('everySeed') ? SEEDS : SEEDS.filter((_, i) => i % 10 === 0)

/** 16 frames: a disc that crosses the frame, then another place where nothing stands out. */
const sixteen = measureClip(
  Array.from({ length: 16 }, (_, i) => ({
    time: 0.9 + 1.8 * i,
    image:
      i < 11
        ? discScene({ x: 0.15 + 0.07 * i, y: 0.45, radius: 0.1 }, 64, 36)
        : image(64, 36, () => [40, 44, 60]),
  })),
)
const faces = measureClip([
  {
    time: 1,
    image: image(64, 36, (x, y) =>
      Math.hypot((x - 34) / 9, (y - 17) / 12) < 1 ? [222, 165, 130] : [30, 34, 48],
    ),
  },
])
const first = (count: number): ClipMeasure => ({
  ...sixteen,
  frames: sixteen.frames.slice(0, count),
  changes: sixteen.changes.slice(0, count - 1),
})

describe('coverage', () => {
  test(`keeps every rule for 3 to 10 shots, 1 to 16 frames and ${TRIED.length} seeds`, () => {
    const faults: string[] = []
    for (let frames = 1; frames <= 16; frames++) {
      const clip = first(frames)
      const times = clip.frames.map(({ time }) => time)
      for (let count = 3; count <= 10; count++)
        for (const seed of TRIED) {
          const shots = layOutCoverage(clip, count, seed)
          for (const fault of coverageFaults(shots, count, times))
            faults.push(`${frames} frames, seed ${seed}: ${fault}`)
        }
    }
    expect(faults).toEqual([])
  })

  test('keeps every rule for more than ten shots, where a set-up may come back after six others', () => {
    const faults: string[] = []
    let returned = 0
    for (const frames of [2, 3, 6, 16])
      for (const count of [11, 15, 20, 25, 30])
        for (const seed of TRIED.slice(0, inject('everySeed') ? 12 : 4)) {
          const clip = first(frames)
          const shots = layOutCoverage(clip, count, seed)
          const times = clip.frames.map(({ time }) => time)
          for (const fault of coverageFaults(shots, count, times, 6))
            faults.push(`${frames} frames, seed ${seed}: ${fault}`)
          const cameras = shots.map(({ size, angle, framing }) => `${size} ${angle} ${framing}`)
          returned += cameras.length - new Set(cameras).size
        }
    expect(faults).toEqual([])
    expect(returned).toBeGreaterThan(0)
  })

  test('tells more than ten shots in passages: one opening, one end, every role again and again', () => {
    for (const seed of TRIED) {
      const beats = layOutCoverage(sixteen, 25, seed).map(({ beat }) => beat)
      expect(beats.filter((beat) => beat === 'Show where we are')).toHaveLength(1)
      expect(beats.indexOf('Leave the place behind')).toBe(24)
      const uses = new Map(beats.map((beat) => [beat, beats.filter((one) => one === beat).length]))
      expect(Math.max(...uses.values())).toBeLessThanOrEqual(4)
    }
  })

  test('goes on from a list of another engine, with a cut that does not jump', () => {
    for (const seed of TRIED) {
      const camera = { size: 'medium', angle: 'eye-level' } as const
      const before = [{ ...camera, text: 'The fox listens on the bridge.' }]
      const shots = layOutCoverage(sixteen, 5, seed, 10, before)
      expect(shots).toHaveLength(5)
      const [next] = shots
      expect(
        next?.size && next.angle && cutsWell(camera, { ...next, size: next.size, angle: next.angle }),
      ).toBe(true)
      expect(shots.map(({ beat }) => beat)).not.toContain('Show where we are')
    }
  })

  test('tells the clip forwards, over all of it', () => {
    for (const seed of TRIED) {
      const times = layOutCoverage(sixteen, 8, seed).map(({ sourceTime }) => sourceTime ?? 0)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(new Set(times).size).toBeGreaterThan(4)
    }
  })

  test('lasts as long as the clip, or as near to it as so many shots can', () => {
    const sum = (count: number, seconds: number, seed: number) =>
      layOutCoverage(sixteen, count, seed, seconds).reduce((all, { duration = 0 }) => all + duration, 0)
    for (const seed of SEEDS.slice(0, 4)) {
      expect(sum(5, 4, seed)).toBeLessThanOrEqual(6)
      expect(sum(5, 4, seed)).toBeGreaterThanOrEqual(2)
      // Each lasts 0.8 s: no shot is shorter.
      expect(sum(15, 4, seed)).toBeCloseTo(12)
      expect(sum(30, 4, seed)).toBeCloseTo(24)
      expect(sum(3, 100, seed)).toBeCloseTo(36)
    }
  })

  test('shows one moment by so many set-ups that none comes back, in the longest list', () => {
    for (const clip of [first(1), faces])
      for (const seed of TRIED.slice(0, 6)) {
        const shots = layOutCoverage(clip, 30, seed)
        expect(new Set(shots.map(({ size, angle, framing }) => `${size} ${angle} ${framing}`)).size).toBe(30)
      }
  })

  test('says how much of its subject is seen so that it can be read aloud', () => {
    const odd = /\b(keep it|holds it|seen|caught|sits) (its|the|one)\b/i
    const texts = [sixteen, faces].flatMap((clip) =>
      TRIED.slice(0, 8).flatMap((seed) => layOutCoverage(clip, 30, seed).map(({ text }) => text)),
    )
    expect(texts.filter((text) => odd.test(text)).slice(0, 3)).toEqual([])
  })

  test('opens wide and, from four shots on, ends wide', () => {
    for (const seed of SEEDS) {
      const shots = layOutCoverage(first(5), 5, seed)
      const widths = shots.map(({ size }) => (size ? SHOT_SIZES.indexOf(size) : Number.NaN))
      expect(widths[0]).toBeLessThanOrEqual(1)
      expect(widths[4]).toBeLessThanOrEqual(2)
      expect(Math.max(...widths)).toBeGreaterThanOrEqual(5)
    }
  })

  test('the same seed gives the same shots; seeds give many different boards', () => {
    const boards = SEEDS.map((seed) => JSON.stringify(layOutCoverage(first(5), 6, seed)))
    expect(boards).toEqual(SEEDS.map((seed) => JSON.stringify(layOutCoverage(first(5), 6, seed))))
    expect(new Set(boards).size).toBeGreaterThan(40)
  })

  test('a shot says by itself what is seen, when, and how', () => {
    for (const shot of layOutCoverage(first(6), 10, 4)) {
      expect(shot.text).toContain(`${shot.sourceTime?.toFixed(1)} s`)
      expect(shot.text.split(' ').length).toBeGreaterThan(10)
      expect(shot.text).toMatch(/^[A-Z].*\.$/)
      expect(shot.duration).toBeGreaterThanOrEqual(1)
      expect(shot.duration).toBeLessThanOrEqual(6)
      expect(SHOT_LENSES).toContain(shot.lens)
      expect(shot.beat?.split(' ').length).toBeLessThanOrEqual(8)
    }
  })

  test('follows the measured direction and never against it', () => {
    const moves = SEEDS.flatMap((seed) => layOutCoverage(first(8), 8, seed).map(({ move }) => move))
    expect(moves).toContain('track-right')
    expect(moves).not.toContain('track-left')
    expect(moves).not.toContain('pan-left')
  })

  test('looks over a shoulder only where a person may be in front of the camera', () => {
    const framings = (clip: ClipMeasure) =>
      SEEDS.flatMap((seed) => layOutCoverage(clip, 7, seed).map(({ framing }) => framing))
    expect(framings(first(6))).not.toContain('over-shoulder')
    expect(framings(faces)).toContain('over-shoulder')
  })
})

describe('the screen direction', () => {
  const still = (x: number) =>
    measureClip([{ time: 1, image: discScene({ x, y: 0.45, radius: 0.1 }, 64, 36) }])
  const directions = (clip: ClipMeasure) =>
    new Set(SEEDS.flatMap((seed) => layOutCoverage(clip, 8, seed).map(({ direction }) => direction)))

  test('is the subject’s way through the clip, where the shot shows it', () => {
    expect(directions(first(8))).toEqual(new Set(['right', undefined]))
    const shots = SEEDS.flatMap((seed) => layOutCoverage(first(8), 8, seed))
    const unseen = shots.filter(({ size, framing }) => size === 'insert' || framing === 'point-of-view')
    expect(unseen.length).toBeGreaterThan(0)
    expect(unseen.every(({ direction }) => direction === undefined)).toBe(true)
  })

  test('is towards the open room, where the subject rests', () => {
    expect(directions(still(0.2))).toContain('right')
    expect(directions(still(0.2))).not.toContain('left')
    expect(directions(still(0.8))).toContain('left')
    expect(directions(still(0.8))).not.toContain('right')
    expect(directions(still(0.5))).toEqual(new Set([undefined]))
  })
})

describe('the rules', () => {
  const shot = (size: (typeof SHOT_SIZES)[number], angle: 'eye-level' | 'low', text: string) => ({
    size,
    angle,
    text,
    sourceTime: 1,
  })

  test('a jump is one step or none at the same angle', () => {
    const medium = { size: 'medium', angle: 'eye-level' } as const
    expect(cutsWell(medium, { size: 'medium-close', angle: 'eye-level' })).toBe(false)
    expect(cutsWell(medium, { size: 'medium', angle: 'low' })).toBe(false)
    expect(cutsWell(medium, { size: 'medium-close', angle: 'low' })).toBe(true)
    expect(cutsWell(medium, { size: 'close', angle: 'eye-level' })).toBe(true)
    expect(cutsWell(medium, { size: 'medium-close', angle: 'eye-level', framing: 'over-shoulder' })).toBe(
      true,
    )
  })

  test('an insert cuts with everything but another insert', () => {
    const insert = { size: 'insert', angle: 'eye-level' } as const
    expect(cutsWell(insert, { size: 'extreme-close', angle: 'eye-level' })).toBe(true)
    expect(cutsWell({ size: 'medium', angle: 'eye-level' }, insert)).toBe(true)
    expect(cutsWell(insert, { size: 'insert', angle: 'high' })).toBe(false)
  })

  test('each broken rule is named', () => {
    const good = [shot('wide', 'eye-level', 'a'), shot('medium', 'low', 'b'), shot('close', 'low', 'c')]
    expect(coverageFaults(good, 3, [1])).toEqual([])
    expect(coverageFaults(good, 4, [1])).toEqual(['3 shots instead of 4'])
    expect(coverageFaults(good, 3, [2])).toHaveLength(3)
    expect(
      coverageFaults(
        [good[0], good[1], good[1]].flatMap((s) => s ?? []),
        3,
        [1],
      ).join(),
    ).toMatch(/repeats medium.*repeats another's text.*jumps/)
    expect(coverageFaults([shot('medium', 'low', 'a'), shot('wide', 'low', 'b')], 2, [1])).toEqual([
      'shot 2 is as wide as the first',
    ])
  })
})
