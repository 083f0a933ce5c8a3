import { expect, inject, test, vi } from 'vitest'
import { findingsOf } from '../../src/domain/findings/findings.ts'
import type { ShotId } from '../../src/domain/ids.ts'
import { layOutCoverage } from '../../workers/engines/sketch/coverage/coverage.ts'
import { measureClip } from '../../workers/engines/sketch/measure/clip.ts'
import { makeFrame, makeProject } from '../fixtures/make-project.ts'
import { discScene, image } from './sketch-fixture.ts'

// Real computation, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 })

/** Evenly spread frames of a clip of so many seconds. */
const clipOf = (seconds: number, count: number, picture: (i: number) => ReturnType<typeof image>) =>
  measureClip(
    Array.from({ length: count }, (_, i) => ({ time: ((i + 0.5) / count) * seconds, image: picture(i) })),
  )

const crossing = (i: number) => discScene({ x: 0.15 + 0.07 * i, y: 0.45, radius: 0.1 }, 64, 36)
const resting = () => discScene({ x: 0.7, y: 0.5, radius: 0.2 }, 64, 36)
const empty = () => image(64, 36, () => [40, 44, 60])
const face = () =>
  image(64, 36, (x, y) => (Math.hypot((x - 34) / 9, (y - 17) / 12) < 1 ? [222, 165, 130] : [30, 34, 48]))

const every = inject('everySeed')

/** Seconds and frames; by default the shortest and the longest. */
const CLIPS = (
  [
    [2, 1],
    [5, 3],
    [6, 6],
    [12, 8],
    [30, 12],
  ] as const
).filter((_, i, { length }) => every || i === 0 || i === length - 1)

test.each([
  ...(every
    ? [{ counts: [3, 4, 5, 6, 7, 8, 9, 10], seeds: 8, each: 160 }]
    : [{ counts: [3, 8], seeds: 1, each: 16 }]),
  ...(every
    ? [{ counts: [11, 15, 20, 25, 30], seeds: 2, each: 100 }]
    : [{ counts: [20], seeds: 1, each: 8 }]),
])('Sketch’s own lists of $counts shots come out clean, of clips of 2 to 30 seconds', (wanted) => {
  const found = new Set<string>()
  let boards = 0
  for (const [seconds, frames] of CLIPS)
    for (const [name, picture] of Object.entries({ crossing, resting, empty, face })) {
      const clip = clipOf(seconds, frames, picture)
      for (const count of wanted.counts) {
        for (let seed = 1; seed <= wanted.seeds; seed++) {
          const shots = layOutCoverage(clip, count, seed * 7919, seconds)
          const project = makeProject({
            frames: clip.frames.map(({ time }) => makeFrame(time)),
            shots: shots.map((plan, i) => ({ ...plan, id: `s${i}` as ShotId, takes: [] })),
          })
          const { video } = project
          const window = { start: 0, end: seconds }
          const { findings, english } = findingsOf({
            ...project,
            ...(video && { video: { ...video, window } }),
          })
          boards += 1
          if (!english) found.add(`${name}: not English: ${shots.map(({ text }) => text).join(' ')}`)
          for (const finding of findings)
            found.add(
              `${name}, ${seconds} s, ${count}: ${JSON.stringify(finding.found)} ${shots.find((_, i) => `s${i}` === finding.shots.at(-1))?.text}`,
            )
        }
      }
    }
  expect(boards).toBe(wanted.each * wanted.seeds)
  expect([...found]).toEqual([])
})
