import { expect, inject, test, vi } from 'vitest'
import { shotsOf } from '../../workers/clip/measure/shots.ts'
import { type MadeMove, MOVES, madeEdit, madeJumps, madeMove, SPEEDS } from '../fixtures/made-clips.ts'
import { GROUNDS, madeShapes, WAYS } from '../fixtures/moving-shapes.ts'

// Real computation, on machines that may be busy.
vi.setConfig({ testTimeout: 3_600_000 })

const every = inject('everySeed')
const SEEDS = every ? [1, 2, 3, 4, 5, 6] : [1]
/** Seconds that a cut may be off: one picture; a dissolve has no exact place. */
const NEAR = { cut: 0.1, dissolve: 0.3 }

const share = (count: number, all: number) => `${count} of ${all} (${((100 * count) / all).toFixed(1)} %)`

test('the camera’s move is told in at least 90 % of made shots', () => {
  const wrong: string[] = []
  let all = 0
  const one = (made: MadeMove) => {
    const [shot, ...more] = shotsOf(made.samples, made.seconds)
    all += 1
    if (shot?.move !== made.move || more.length > 0)
      wrong.push(`${made.name}: ${shot?.move} ${shot?.speed.toFixed(4)}${more.length > 0 ? ' and cuts' : ''}`)
  }
  // One of each two opposite ones by default.
  const moves = MOVES.filter((move) => every || !/-(?:right|down|out)$/.test(move))
  for (const seed of SEEDS)
    for (const [i, move] of moves.entries())
      for (const speed of every ? SPEEDS : [SPEEDS[i % SPEEDS.length]!]) one(madeMove(move, speed, seed))
  console.log(`moves: ${share(all - wrong.length, all)}\n${wrong.join('\n')}`)
  expect(1 - wrong.length / all).toBeGreaterThanOrEqual(0.9)
})

test('things that move before a still camera are no camera move', () => {
  const wrong: string[] = []
  // By default each way once, on one ground or another.
  for (const seed of SEEDS)
    for (const [i, ground] of GROUNDS.entries())
      for (const way of every ? WAYS : WAYS.filter((_, j) => j % GROUNDS.length === i)) {
        const moves = shotsOf(madeShapes(ground, way, seed), 3).map(({ move }) => move)
        // A bare ground tells little; then the camera may stay untold, but no move is made up.
        const expected = ground === 'place' ? ['static'] : [undefined, 'static']
        if (moves.length !== 1 || !expected.includes(moves[0]))
          wrong.push(`${ground} ${way} ${seed}: ${moves}`)
      }
  expect(wrong).toEqual([])
})

test('cuts and dissolves are found, flashes and fast pans are none: F1 at least 0.95', () => {
  const wrong: string[] = []
  let [right, missed, invented] = [0, 0, 0]
  for (const seed of every ? Array.from({ length: 40 }, (_, i) => i) : [4]) {
    const made = madeEdit(seed)
    const found = shotsOf(made.samples, made.seconds).flatMap(({ start, by }) =>
      by ? [{ at: start, by }] : [],
    )
    const left = [...found]
    for (const cut of made.cuts) {
      const place = left.findIndex(({ at }) => Math.abs(at - cut.at) <= NEAR[cut.by])
      if (place < 0) {
        missed += 1
        wrong.push(`${seed}: missed ${cut.by} at ${cut.at.toFixed(2)}`)
      } else {
        right += 1
        left.splice(place, 1)
      }
    }
    invented += left.length
    for (const { at, by } of left) wrong.push(`${seed}: invented ${by} at ${at.toFixed(2)} (${made.name})`)
  }
  const f1 = (2 * right) / (2 * right + missed + invented)
  console.log(
    `cuts: ${right} found, ${missed} missed, ${invented} invented, F1 ${f1.toFixed(3)}\n${wrong.join('\n')}`,
  )
  expect(f1).toBeGreaterThanOrEqual(0.95)
})

test('a jump within one scene, nearer or from beside, is a cut', () => {
  for (const seed of every ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2]) {
    const made = madeJumps(seed)
    const found = shotsOf(made.samples, made.seconds).flatMap(({ start, by }) => (by ? [start] : []))
    expect(found.map((at) => at.toFixed(1))).toEqual(made.cuts.map(({ at }) => at.toFixed(1)))
  }
})
