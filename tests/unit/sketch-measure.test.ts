import { describe, expect, test, vi } from 'vitest'
import type { ShotSize } from '../../src/domain/board/shot-terms.ts'
import type { ShotRole } from '../../workers/engines/sketch/coverage/shot-roles.ts'
import { measureClip, subjectAt, type TimedLab } from '../../workers/engines/sketch/measure/clip.ts'
import { changeBetween } from '../../workers/engines/sketch/measure/cuts.ts'
import { focusIn } from '../../workers/engines/sketch/measure/find-focus.ts'
import { motionBetween } from '../../workers/engines/sketch/measure/motion.ts'
import { findSubject } from '../../workers/engines/sketch/measure/subject.ts'
import { mainTravel, takesOf } from '../../workers/engines/sketch/measure/travel.ts'
import type { LabImage } from '../../workers/engines/sketch/pixels/oklab.ts'
import { placeInFrame } from '../../workers/engines/sketch/words/framing-words.ts'
import { sceneNote } from '../../workers/engines/sketch/words/scene-note.ts'
import { seenPlace } from '../../workers/engines/sketch/words/seen.ts'
import { discScene, image, wallScene } from './sketch-fixture.ts'

// Real computation, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const timed = (images: readonly LabImage[]): readonly TimedLab[] =>
  images.map((picture, i) => ({ time: 1 + 2 * i, image: picture }))
const black = image(96, 54, () => [2, 2, 2])
const meadow = image(96, 54, (x, y) => (y > 30 ? [60, 120 + (x % 7), 40] : [235, 220, 160]))
const discAt = (x: number, y = 0.5, radius = 0.1) => discScene({ x, y, radius })
const words = (clip: readonly LabImage[]) =>
  sceneNote(measureClip(timed(clip)))
    .join('\n\n')
    .match(/[\p{L}\p{N}][\p{L}\p{N}.'%-]*/gu)?.length

describe('subject', () => {
  test.each([
    [0.25, 0.5, 'the left third'],
    [0.5, 0.5, 'the centre'],
    [0.75, 0.35, 'the right third'],
  ])('a disc at %d, %d is found there', (x, y, place) => {
    const subject = findSubject(discAt(x, y))
    expect(subject.x).toBeCloseTo(x, 1)
    expect(subject.y).toBeCloseTo(y, 1)
    expect(subject.width).toBeGreaterThan(0.12)
    expect(subject.width).toBeLessThan(0.32)
    expect(subject.clarity).toBeGreaterThan(0.4)
    expect(placeInFrame(subject)).toBe(place)
  })

  test('it is what the eye goes to in any picture, and the middle of one that shows nothing', () => {
    for (const [x, y] of [
      [0.25, 0.4],
      [0.8, 0.3],
    ] as const) {
      const focus = focusIn(discAt(x, y))
      expect(focus.x).toBeCloseTo(x, 1)
      expect(focus.y).toBeCloseTo(y, 1)
    }
    expect(focusIn(black)).toEqual({ x: 0.5, y: 0.5 })
  })

  test('a frame of one colour has none', () => {
    expect(findSubject(black).clarity).toBeLessThan(0.05)
  })

  test('of two equal discs the one that moves is the subject', () => {
    const two = (moving: number) =>
      image(96, 54, (x, y) => {
        const still = Math.hypot(x - 24, y - 27) < 8
        const other = Math.hypot(x - moving, y - 27) < 8
        return still || other ? [40, 105, 55] : [180, 200, 225]
      })
    expect(subjectAt([two(60), two(72), two(84)], 1).x).toBeGreaterThan(0.6)
  })
})

describe('motion', () => {
  test('a pan shifts the whole picture, and nothing else moves', () => {
    const { shift, moving } = motionBetween(wallScene(0), wallScene(6))
    expect(shift.x * 96).toBeCloseTo(-6, 0)
    expect(shift.y).toBeCloseTo(0)
    expect(moving).toBeLessThan(0.02)
  })

  test('a subject that moves is local: no shift, a small share of the frame', () => {
    const { shift, moving } = motionBetween(discAt(0.3), discAt(0.5))
    expect(shift).toEqual({ x: 0, y: 0 })
    expect(moving).toBeGreaterThan(0.03)
    expect(moving).toBeLessThan(0.3)
  })

  test('two frames alike do not move', () => {
    expect(motionBetween(discAt(0.3), discAt(0.3)).moving).toBe(0)
  })
})

describe('cuts and travel', () => {
  test('another place is a cut; the same place with a moved subject is none', () => {
    expect(changeBetween(discAt(0.5), meadow).cut).toBe(true)
    expect(changeBetween(discAt(0.3), discAt(0.7)).cut).toBe(false)
    expect(changeBetween(wallScene(0), wallScene(6)).cut).toBe(false)
  })

  test('takes are the frames between cuts', () => {
    const clip = measureClip(timed([discAt(0.3), discAt(0.35), meadow, meadow, black]))
    expect(takesOf(clip).map((take) => take.length)).toEqual([2, 2, 1])
  })

  test('the direction of travel is measured', () => {
    const right = measureClip(timed([discAt(0.25), discAt(0.5), discAt(0.75)]))
    expect(mainTravel(right)?.direction).toBe('left to right')
    expect(mainTravel(measureClip(timed([discAt(0.75), discAt(0.4)])))?.direction).toBe('right to left')
    expect(mainTravel(measureClip(timed([discAt(0.5), discAt(0.5)])))).toBeUndefined()
  })
})

describe('the scene note', () => {
  test('says what was measured, and first that no AI did', () => {
    const note = sceneNote(measureClip(timed([discAt(0.25), discAt(0.5), discAt(0.75)])))
    expect(note).toHaveLength(5)
    expect(note[0]).toBe(
      "These are measurements of the clip, not an AI's reading. Sketch took them from 3 frames between 1.0 s and 5.0 s.",
    )
    expect(note[1]).toContain('pale blue')
    expect(note[2]).toContain('green subject')
    expect(note[3]).toContain('left to right')
    expect(note[3]).toContain('No cut was found')
  })

  test('names the cuts', () => {
    const [, , , movement] = sceneNote(measureClip(timed([discAt(0.3), meadow, black])))
    expect(movement).toContain('after 1.0 s and after 3.0 s')
    expect(movement).toContain('3 takes')
  })

  test('says that a dark clip is dark and that nothing stands out', () => {
    const note = sceneNote(measureClip(timed([black, black])))
    expect(note[1]).toContain('very dark and low-key')
    expect(note[2]).toContain('No single subject')
    expect(note[3]).toContain('hold still')
  })

  test('one frame is enough, and claims no movement', () => {
    expect(sceneNote(measureClip(timed([discAt(0.5)])))[3]).toContain('takes a second frame')
  })

  test('has 90 to 180 words, whatever the clip', () => {
    const clips = [
      [black],
      [meadow],
      [discAt(0.5)],
      [black, black],
      [discAt(0.2, 0.3), discAt(0.8, 0.7)],
      [wallScene(0), wallScene(6), wallScene(9)],
      [discAt(0.3), meadow, black, discAt(0.7), meadow, black, discAt(0.2), meadow],
      Array.from({ length: 15 }, (_, i) => discAt(0.2 + i * 0.04)),
    ]
    for (const clip of clips) {
      const count = words(clip) ?? 0
      expect(count).toBeGreaterThanOrEqual(90)
      expect(count).toBeLessThanOrEqual(180)
    }
  })

  test('the same frames give the same note', () => {
    const clip = [discAt(0.3), meadow]
    expect(sceneNote(measureClip(timed(clip)))).toEqual(sceneNote(measureClip(timed(clip))))
  })
})

test('a shot’s text says where its still shows the subject, not where the frame does', () => {
  const clip = measureClip(timed([discAt(0.3)]))
  const [frame] = clip.frames
  if (!frame) throw new Error('no frame')
  const place = (role: ShotRole, size: ShotSize) => seenPlace({ role, size, angle: 'eye-level', frame }).place
  expect(place('establishing', 'wide')).toBe('the left third')
  expect(place('close', 'close')).toBe('the centre')
  // Of a cutaway the text is about the clip's own view.
  expect(place('cutaway', 'close')).toBe('the left third')
})
