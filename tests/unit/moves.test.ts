import { describe, expect, it } from 'vitest'
import { SHOT_MOVES } from '../../src/domain/board/shot-terms.ts'
import { baseView, moveView, type View } from '../../src/domain/handover/moves.ts'

const facts = {
  focus: { x: 0.7, y: 0.4 },
  seconds: 4,
  base: { width: 1, height: 1 },
  id: 's1',
  toLeft: false,
} as const
const shares = Array.from({ length: 101 }, (_, i) => i / 100)
const middle = ({ x, y, width, height }: View) => ({ x: x + width / 2, y: y + height / 2 })

describe('the view of a picture', () => {
  it('fills the frame, and shows a picture whole that would lose too much', () => {
    expect(baseView({ width: 1600, height: 900 }, 16 / 9)).toEqual({ width: 1, height: 1 })
    expect(baseView({ width: 1700, height: 900 }, 16 / 9).width).toBeCloseTo(0.941, 3)
    expect(baseView({ width: 900, height: 900 }, 16 / 9)).toEqual({ width: 16 / 9, height: 1 })
    expect(baseView({ width: 1, height: 1 }, 9 / 16)).toEqual({ width: 1, height: 16 / 9 })
  })

  it.each(SHOT_MOVES)('%s stays inside the picture and keeps its shape', (move) => {
    for (const seconds of [0.5, 4, 60]) {
      const view = moveView({ ...facts, move, seconds })
      for (const share of shares) {
        const { x, y, width, height } = view(share)
        expect(Math.min(x, y, 1 - x - width, 1 - y - height)).toBeGreaterThanOrEqual(-1e-9)
        expect(width / height).toBeCloseTo(1, 6)
      }
    }
  })

  it('keeps a point of the picture still while it pushes in, and pulls out as it pushed in', () => {
    const push = moveView({ ...facts, move: 'push-in' })
    const [first, last] = [push(0), push(1)]
    expect([first.x, first.y, first.width]).toEqual([0, 0, 1])
    expect(last.width).toBeCloseTo(1 / 1.2, 6)
    // The point that is at the same place of the view at both ends is so all the time.
    const still = last.x / (1 - last.width)
    for (const share of shares) {
      const { x, width } = push(share)
      expect((still - x) / width).toBeCloseTo(still, 6)
    }
    const pull = moveView({ ...facts, move: 'pull-out' })
    expect(pull(0).x).toBeCloseTo(last.x, 9)
    expect(pull(1)).toEqual(first)
  })

  it.each([
    ['pan-left', 'x', -1],
    ['pan-right', 'x', 1],
    ['track-left', 'x', -1],
    ['track-right', 'x', 1],
    ['tilt-up', 'y', -1],
    ['tilt-down', 'y', 1],
    ['pedestal-up', 'y', -1],
    ['pedestal-down', 'y', 1],
    ['arc', 'x', 1],
  ] as const)('%s goes along %s by %i, and never back', (move, axis, way) => {
    const view = moveView({ ...facts, move })
    const places = shares.map((share) => way * middle(view(share))[axis])
    expect(places.at(-1) ?? 0).toBeGreaterThan(places[0] ?? 0)
    for (const [i, place] of places.entries())
      expect(place).toBeGreaterThanOrEqual((places[i - 1] ?? place) - 1e-9)
  })

  it('is steady in a handheld shot but for a sway of its own', () => {
    const [one, other] = ['s1', 's2'].map((id) => moveView({ ...facts, move: 'handheld', id }))
    const places = shares.map((share) => middle(one?.(share) ?? { x: 0, y: 0, width: 0, height: 0 }).x)
    expect(Math.max(...places) - Math.min(...places)).toBeGreaterThan(0.004)
    expect(Math.max(...places.map((x) => Math.abs(x - 0.5)))).toBeLessThanOrEqual(0.008)
    expect(one?.(0.3)).toEqual(moveView({ ...facts, move: 'handheld' })(0.3))
    expect(one?.(0.3)).not.toEqual(other?.(0.3))
  })
})
