import { describe, expect, inject, test, vi } from 'vitest'
import { SHOT_ANGLES, SHOT_SIZES, type ShotSize, sizeSteps } from '../../src/domain/board/shot-terms.ts'
import type { Face } from '../../src/domain/people/face.ts'
import { sizeOfFace } from '../../src/domain/people/face-size.ts'
import { chosenFaces, shoulderSide } from '../../workers/engines/sketch/draw/chosen-faces.ts'
import { focusOf, type Look, viewOf } from '../../workers/engines/sketch/draw/look.ts'
import { stillPoint, type View } from '../../workers/engines/sketch/draw/view.ts'
import { findSubject } from '../../workers/engines/sketch/measure/subject.ts'
import { fitLab } from '../../workers/engines/sketch/pixels/oklab.ts'
import { madeUpFace } from '../fixtures/people/made-up-face.ts'
import { seeded } from '../fixtures/random.ts'
import { discScene } from './sketch-fixture.ts'

// Many views, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const frame = { width: 1024, height: 576 }
const small = fitLab(discScene({ x: 0.4, y: 0.5, radius: 0.16 }, 192, 108), 96)
const subjectWith = (...faces: readonly Face[]) => findSubject(small, undefined, faces)

/** Where the still has a face's box, −1 to 1 in both directions. */
function boxIn(view: View, { box }: Face) {
  const corners = [box.x, box.x + box.width].flatMap((x) =>
    [box.y, box.y + box.height].map((y) => stillPoint(view, x * frame.width, y * frame.height)),
  )
  const [us, vs] = [corners.map(({ u }) => u), corners.map(({ v }) => v)]
  return { left: Math.min(...us), right: Math.max(...us), top: Math.min(...vs), bottom: Math.max(...vs) }
}

const isWhole = (view: View, face: Face) => {
  const { left, right, top, bottom } = boxIn(view, face)
  return Math.max(-left, right, -top, bottom) < 1.001
}

const isCut = (view: View, face: Face) => {
  const { left, right, top, bottom } = boxIn(view, face)
  return left < 1 && right > -1 && top < 1 && bottom > -1 && !isWhole(view, face)
}

/** Frames of one to four faces anywhere in them, from 3 % of the height to three quarters. */
function frames(count: number): readonly (readonly Face[])[] {
  const { next, below } = seeded(41)
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + below(4) }, () => {
      const height = 0.03 * 25 ** next()
      const inside = (room: number) => room / 2 + next() * (1 - room)
      return madeUpFace(inside(height / 2), inside(height), height, { turn: 2 * next() - 1 })
    }).toSorted((a, b) => b.box.height - a.box.height),
  )
}

/** Frames whose views are all tried; more with every seed. */
const FRAMES = inject('everySeed') ? 8 : 3
const ASPECTS = [9 / 16, 1, 4 / 3, 16 / 9, 2.39]
const SIZES = SHOT_SIZES.filter((size) => size !== 'insert' && size !== 'extreme-close')

describe('a shot of a frame with faces', () => {
  test('shows its face whole: frames × sizes × angles × aspects', () => {
    const misses: string[] = []
    let tried = 0
    for (const [i, faces] of frames(FRAMES).entries()) {
      const subject = subjectWith(...faces)
      for (const size of SIZES)
        for (const angle of SHOT_ANGLES)
          for (const aspect of ASPECTS) {
            const look: Look = { size, angle, framing: 'single' }
            const [face] = chosenFaces(look, faces)
            if (!face) throw new Error('nobody chosen')
            // A face wider than the widest view of the frame fits into no still of this aspect.
            const widest = Math.min(1, (frame.height * aspect) / frame.width)
            if (face.box.width > 0.9 * widest) continue
            tried++
            if (!isWhole(viewOf(look, subject, frame, aspect), face))
              misses.push(`${i} ${size} ${angle} ${aspect.toFixed(2)}`)
          }
    }
    expect(tried).toBeGreaterThan(180 * FRAMES)
    expect(misses).toEqual([])
  })

  test('has the size that is written, by the face, where the frame has it', () => {
    const far: string[] = []
    for (const height of [0.04, 0.06, 0.09, 0.13]) {
      const face = madeUpFace(0.45, 0.4, height)
      for (const size of SIZES) {
        const view = viewOf({ size, angle: 'eye-level' }, subjectWith(face), frame, 16 / 9)
        const { top, bottom } = boxIn(view, face)
        const shown = sizeOfFace((bottom - top) / 2)
        // The frame is the widest view; and nearer than a sixth of it there are no pixels.
        const most: ShotSize = sizeOfFace(height / 0.16)
        const wanted =
          order(size) > order(most)
            ? most
            : order(size) < order(sizeOfFace(height))
              ? sizeOfFace(height)
              : size
        if ((sizeSteps(shown, wanted) ?? 9) > 1) far.push(`${size} of ${height}: ${shown}`)
      }
    }
    expect(far).toEqual([])
  })

  test('leaves hair above the face, and room before the nose', () => {
    const shots = [-0.8, 0, 0.8].map((turn) => {
      const face = madeUpFace(0.5, 0.45, 0.15, { turn })
      return boxIn(viewOf({ size: 'close', angle: 'eye-level' }, subjectWith(face), frame, 16 / 9), face)
    })
    for (const { top, bottom } of shots) expect(top + 1).toBeGreaterThan(0.4 * (bottom - top))
    const [left, toward, right] = shots.map((box) => (box.left + box.right) / 2)
    expect(left).toBeGreaterThan(0.1)
    expect(toward).toBeCloseTo(0, 1)
    expect(right).toBeLessThan(-0.1)
  })

  test('does not cut through the face beside it where it need not', () => {
    // The view of a medium shot of the first face ends in the middle of the second.
    const [one, other] = [madeUpFace(0.3, 0.4, 0.2), madeUpFace(0.66, 0.42, 0.18)]
    for (const size of ['medium-close', 'close'] as const) {
      const view = viewOf(
        { size, angle: 'eye-level', framing: 'single' },
        subjectWith(one, other),
        frame,
        16 / 9,
      )
      expect(isWhole(view, one)).toBe(true)
      expect(isCut(view, other)).toBe(false)
    }
  })

  test('is of as many faces as its framing says, else as it names people', () => {
    const three = [0.2, 0.5, 0.8].map((x) => madeUpFace(x, 0.4, 0.12))
    const shown = (look: Partial<Look>) => {
      const view = viewOf(
        { size: 'medium', angle: 'eye-level', ...look },
        subjectWith(...three),
        frame,
        16 / 9,
      )
      return three.filter((face) => isWhole(view, face)).length
    }
    expect(shown({ framing: 'single', size: 'close' })).toBe(1)
    expect(shown({ framing: 'two-shot' })).toBeGreaterThanOrEqual(2)
    expect(shown({ framing: 'group' })).toBe(3)
    expect(shown({ people: 3 })).toBe(3)
    expect(chosenFaces({ size: 'medium', people: 1 }, three)).toHaveLength(1)
    for (const look of [{ framing: 'empty' }, { framing: 'point-of-view' }, { size: 'insert' }] as const)
      expect(shown({ size: 'close', ...look })).toBe(0)
  })

  test('that shows a part of a face is of one of two, and not of what lies between them', () => {
    const two = [madeUpFace(0.25, 0.4, 0.2), madeUpFace(0.75, 0.42, 0.18)] as const
    const look: Look = { size: 'extreme-close', angle: 'eye-level', framing: 'two-shot' }
    const { left, right } = boxIn(viewOf(look, subjectWith(...two), frame, 16 / 9), two[0])
    expect((left + right) / 2).toBeCloseTo(0, 0)
  })

  test('is of the person who faces as the shot says', () => {
    const [left, right] = [
      madeUpFace(0.7, 0.4, 0.13, { turn: -0.7 }),
      madeUpFace(0.3, 0.4, 0.12, { turn: 0.7 }),
    ]
    const shot = (direction: 'left' | 'right'): Look => ({ size: 'close', angle: 'eye-level', direction })
    const subject = subjectWith(left, right)
    expect(isWhole(viewOf(shot('left'), subject, frame, 16 / 9), left)).toBe(true)
    expect(isWhole(viewOf(shot('right'), subject, frame, 16 / 9), right)).toBe(true)
    expect(isWhole(viewOf(shot('right'), subject, frame, 16 / 9), left)).toBe(false)
    // The near shoulder is where it looks to.
    expect(shoulderSide({ ...shot('left'), framing: 'over-shoulder' }, [left, right])).toBe(-1)
    expect(shoulderSide({ ...shot('right'), framing: 'over-shoulder' }, [left, right])).toBe(1)
  })

  test('is about its face: the focus of the still is there', () => {
    const face = madeUpFace(0.7, 0.35, 0.15)
    const look: Look = { size: 'close', angle: 'low' }
    const { left, right, top, bottom } = boxIn(viewOf(look, subjectWith(face), frame, 16 / 9), face)
    const focus = focusOf(look, subjectWith(face), frame, 16 / 9)
    expect(2 * focus.x - 1).toBeCloseTo((left + right) / 2, 1)
    expect(2 * focus.y - 1).toBeCloseTo((top + bottom) / 2, 1)
  })
})

test('a frame without faces is framed as before', () => {
  const without = findSubject(small)
  expect(findSubject(small, undefined, [])).toEqual(without)
  expect(without.faces).toBeUndefined()
})

const order = (size: ShotSize) => SHOT_SIZES.indexOf(size)
