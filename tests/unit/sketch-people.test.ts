import { describe, expect, test } from 'vitest'
import { findingsOf } from '../../src/domain/findings/findings.ts'
import type { ShotId } from '../../src/domain/ids.ts'
import type { Face } from '../../src/domain/people/face.ts'
import { layOutCoverage } from '../../workers/engines/sketch/coverage/coverage.ts'
import { measureClip } from '../../workers/engines/sketch/measure/clip.ts'
import { sceneNote } from '../../workers/engines/sketch/words/scene-note.ts'
import { makeFrame, makeProject } from '../fixtures/make-project.ts'
import { madeUpFace } from '../fixtures/people/made-up-face.ts'
import { discScene } from './sketch-fixture.ts'

const clipOf = (...faces: readonly (readonly Face[])[]) =>
  measureClip(
    faces.map((found, i) => ({
      time: 1 + 2 * i,
      image: discScene({ x: 0.4, y: 0.5, radius: 0.16 }, 64, 36),
      faces: found,
    })),
  )

const one = [madeUpFace(0.4, 0.4, 0.16, { turn: 0.6 })]
const two = [madeUpFace(0.3, 0.4, 0.17, { turn: 0.7 }), madeUpFace(0.7, 0.4, 0.16, { turn: -0.7 })]
const three = [...two, madeUpFace(0.5, 0.35, 0.15)]

describe('the description', () => {
  test.each([
    [
      [one, one],
      'Faces are found in 2 of 2 frames. At 1.0 s they show one person, at the scale of a medium shot: facing right.',
    ],
    [
      [one, two, []],
      'Faces are found in 2 of 3 frames. At 3.0 s they show two people, at the scale of a medium shot: the left one facing right, the right one facing left.',
    ],
    [
      [three],
      'A frame was searched for faces. At 1.0 s they show three people, at the scale of a medium shot: one facing left, one facing right, one facing the camera.',
    ],
  ])('says what faces were found', (frames, said) => {
    expect(sceneNote(clipOf(...frames)).join('\n')).toContain(said)
  })

  test('says nothing of people where none were found', () => {
    expect(sceneNote(clipOf([], [])).join('\n')).not.toMatch(/face|person|people/i)
    expect(sceneNote(clipOf([], []))[2]).toContain('The eye goes to')
  })
})

describe('the shots of two people who face each other', () => {
  const lists = [1, 2, 3, 4, 5, 6].map((seed) => layOutCoverage(clipOf(two, two, two, two), 8, seed))

  test('show each of them alone, and both together', () => {
    const shots = lists.flat()
    for (const framing of ['single', 'two-shot', 'over-shoulder'])
      expect(shots.map((shot) => shot.framing)).toContain(framing)
    const near = shots.filter(({ framing }) => framing === 'single' || framing === 'over-shoulder')
    expect(new Set(near.map(({ direction }) => direction))).toEqual(new Set(['left', 'right']))
    for (const { framing, direction } of shots) if (framing === 'two-shot') expect(direction).toBeUndefined()
  })

  test('look where they face, and nowhere where both are seen', () => {
    for (const { framing, direction, eyeline } of lists.flat()) {
      const isAlone = framing === 'single' || framing === 'over-shoulder'
      expect(eyeline).toBe(isAlone ? direction : undefined)
    }
  })

  test('name whom they show', () => {
    const texts = lists.flat().map(({ text }) => text)
    expect(texts.join(' ')).toMatch(/the left figure/i)
    expect(texts.join(' ')).toMatch(/the right figure/i)
    expect(texts.join(' ')).toMatch(/the pair/i)
  })

  test('come out clean', () => {
    const found = lists.flatMap((shots) => {
      const project = makeProject({
        frames: [1, 3, 5, 7].map((time) => makeFrame(time)),
        shots: shots.map((plan, i) => ({ ...plan, id: `s${i}` as ShotId, takes: [] })),
      })
      const { video } = project
      const whole = { ...project, ...(video && { video: { ...video, window: { start: 0, end: 30 } } }) }
      return findingsOf(whole).findings.map((finding) => JSON.stringify(finding.found))
    })
    expect(found).toEqual([])
  })
})

test('one who faces the camera is not said to look anywhere, for the eyes are not measured', () => {
  const shots = layOutCoverage(clipOf(...Array(4).fill([madeUpFace(0.5, 0.4, 0.16)])), 8, 1)
  expect(shots.map(({ direction }) => direction)).toContain('toward')
  expect(shots.filter(({ eyeline }) => eyeline !== undefined)).toEqual([])
})
