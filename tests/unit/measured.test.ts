import { describe, expect, it } from 'vitest'
import { plansOfCut, unseenMoments } from '../../src/domain/clip/follow-cut.ts'
import {
  type MeasuredClip,
  type MeasuredShot,
  measuredAt,
  measuredWindow,
  paceOf,
} from '../../src/domain/clip/measured.ts'
import { directPlan } from '../../src/domain/consent/direct-plan.ts'
import { describePlan } from '../../src/domain/consent/plans.ts'
import { ENGINES } from '../../src/domain/engines/engines.ts'
import { measuredLines } from '../../src/domain/engines/measured-facts.ts'
import { describePrompt, directPrompt } from '../../src/domain/engines/prompts.ts'
import { findingsOf, withFindingLeft } from '../../src/domain/findings/findings.ts'
import { pendingShots } from '../../src/domain/jobs/readiness.ts'
import type { FaceTrack } from '../../src/domain/people/face-track.ts'
import type { Project, Video } from '../../src/domain/project/project.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'

const shotOf = (start: number, end: number, more: Partial<MeasuredShot> = {}): MeasuredShot => ({
  ...{ start, end, speed: 0, light: 0.5, palette: ['#808080'] },
  ...more,
})
const track = (facing: FaceTrack['facing'], height: number): FaceTrack => ({
  facing,
  seen: [{ time: 1, x: 0.4, y: 0.3, width: height / 2, height }],
})
const PAIR = { count: 2, tracks: [track('left', 0.4), track('right', 0.16)] }
const MEASURED: MeasuredClip = {
  start: 0,
  end: 8,
  shots: [
    shotOf(0, 2.44, { move: 'pan-left', speed: 0.03 }),
    shotOf(2.44, 5, { by: 'cut', move: 'static', light: 0.1 }),
    shotOf(5, 8, { by: 'dissolve' }),
  ],
}
const video = (more: Partial<Video> = {}): Video => ({
  ...{ name: 'clip.mp4', bytes: 1, mime: 'video/mp4', window: { start: 0, end: 8 }, measured: MEASURED },
  ...more,
})
const projectWith = (more: Partial<Project>) => makeProject({ video: video(), ...more })

describe('what was measured', () => {
  it('holds for the window that it was measured of, and for no other', () => {
    expect(measuredWindow(video())).toBe(MEASURED)
    expect(measuredWindow(video({ window: { start: 0, end: 7 } }))).toBeUndefined()
    expect(measuredWindow(undefined)).toBeUndefined()
  })

  it('says which shot shows a time; the end belongs to none', () => {
    expect(measuredAt(MEASURED, 2.44)?.move).toBe('static')
    expect(measuredAt(MEASURED, 8)).toBeUndefined()
  })

  it.each([
    ['pan-left', 0.03, 'slow'],
    ['pan-left', 0.1, 'steady'],
    ['push-in', 0.5, 'fast'],
    ['static', 0, undefined],
    ['handheld', 0.5, undefined],
  ] as const)('%s at %d a second is %s', (move, speed, pace) => {
    expect(paceOf(shotOf(0, 1, { move, speed }))).toBe(pace)
  })

  it('becomes a shot list with length, moment and move, and no move where none was told', () => {
    expect(plansOfCut(MEASURED)).toEqual([
      { text: 'Clip at 1.2 s', sourceTime: 1.22, duration: 2.4, move: 'pan-left' },
      { text: 'Clip at 3.7 s', sourceTime: 3.72, duration: 2.6, move: 'static' },
      { text: 'Clip at 6.5 s', sourceTime: 6.5, duration: 3 },
    ])
  })
})

it('lacks the moments of shots that no frame is of', () => {
  const [first, second] = MEASURED.shots
  if (!first || !second) throw new Error('The clip has too few shots.')
  const all = MEASURED.shots.map(({ start, end }) => (start + end) / 2)
  expect(unseenMoments(MEASURED, [])).toEqual(all)
  // The frame at a cut shows the shot that begins there.
  expect(unseenMoments(MEASURED, [{ time: second.start }])).toEqual(all.filter((_, i) => i !== 1))
  expect(
    unseenMoments(
      MEASURED,
      all.map((time) => ({ time })),
    ),
  ).toEqual([])
})

describe('the people of the clip', () => {
  it('frame the shots of a list that follows its cut', () => {
    const one = { count: 1, tracks: [track('toward', 0.16)] }
    const shots = [PAIR, one, { count: 0, tracks: [] }].map((people, i) => shotOf(i, i + 1, { people }))
    expect(plansOfCut({ start: 0, end: 3, shots })).toMatchObject([
      { text: 'Clip at 0.5 s: 2 people', framing: 'two-shot', size: 'close' },
      { text: 'Clip at 1.5 s: 1 person', framing: 'single', size: 'medium', direction: 'toward' },
      { text: 'Clip at 2.5 s' },
    ])
    const [pair, , nobody] = plansOfCut({ start: 0, end: 3, shots })
    expect(pair).not.toHaveProperty('direction')
    expect(nobody).not.toHaveProperty('framing')
  })

  it('are told to models as facts', () => {
    const told = (people: MeasuredShot['people']) =>
      measuredLines({
        start: 0,
        end: 1,
        shots: [shotOf(0, 1, { move: 'static', ...(people && { people }) })],
      })
    expect(told(PAIR)).toEqual([
      '0 s to 1 s: the camera holds still, 2 faces are seen at once, as large as in a close shot',
    ])
    expect(told({ count: 1, tracks: [track('left', 0.16)] })[0]).toMatch(
      /still, 1 face is seen, turned to the left, as large as in a medium shot$/,
    )
    expect(told({ count: 0, tracks: [] })[0]).toMatch(/still, no face is seen$/)
    expect(told(undefined)[0]).toMatch(/still$/)
  })
})

it('a board that follows the cut can be drawn at once, and says nothing twice', () => {
  const shots = Array.from({ length: 4 }, (_, i) => shotOf(2 * i, 2 * i + 2, { people: PAIR }))
  const board = plansOfCut({ start: 0, end: 8, shots }).map((plan, i) => makeShot(`s${i}`, plan))
  const project = projectWith({ shots: board })
  expect(pendingShots(project)).toHaveLength(4)
  expect(findingsOf(project).findings.map(({ found }) => found.code)).not.toContain('said-twice')
})

it('a shot list of many shots stays as long as the clip', () => {
  const shots = Array.from({ length: 40 }, (_, i) => shotOf(3 + i * 1.04, 3 + (i + 1) * 1.04))
  const lengths = plansOfCut({ ...MEASURED, shots }).map(({ duration = 0 }) => duration)
  expect(lengths.reduce((sum, one) => sum + one)).toBeCloseTo(41.6)
})

describe('a prompt', () => {
  const lines = [
    '0 s to 2.4 s: the camera pans left slowly',
    '2.4 s to 5 s, after a cut: the camera holds still, dark',
    '5 s to 8 s, after a dissolve: the camera could not be told',
  ]

  it('tells each measured shot as a fact, in the plan that the sheet shows', () => {
    expect(measuredLines(MEASURED)).toEqual(lines)
    const project = projectWith({ context: 'A fox.' })
    const described = describePlan(project, ENGINES.openrouter)
    const directed = directPlan(project, ENGINES.openrouter)
    const asked = { ...directed, frameTime: 1, times: [1] }
    for (const { user } of [describePrompt([1], described.measured), directPrompt(asked)])
      for (const line of lines) expect(user).toContain(`- ${line}.`)
  })

  it('says nothing of measures where there are none', () => {
    const plan = directPlan(makeProject({ context: 'A fox.' }), ENGINES.openrouter)
    expect(directPrompt({ ...plan, frameTime: 1, times: [1] }).user).not.toMatch(/measured/i)
    expect(describePrompt([1]).user).not.toMatch(/measured/i)
  })

  it('tells forty shots at most, the longest', () => {
    const shots = Array.from({ length: 60 }, (_, i) => shotOf(i, i + (i < 20 ? 0.1 : 1)))
    const told = measuredLines({ start: 0, end: 60, shots })
    expect(told).toHaveLength(40)
    expect(told[0]).toMatch(/^20 s/)
  })
})

describe('a model’s claim', () => {
  const claim = (more: object) => makeShot('s1', { move: 'pan-right', sourceTime: 3, byModel: true, ...more })
  const found = (more: object) =>
    findingsOf(projectWith({ shots: [claim(more)] })).findings.filter(({ rule }) => rule === 'measured')

  it('of another move than was measured is found, with the measured one as its fix', () => {
    const [finding] = found({})
    expect(finding?.found).toEqual({ code: 'move-unlike', says: 'pan-right', measures: 'static' })
    expect(finding?.fixes[0]?.edit).toEqual({
      kind: 'set',
      changes: [{ shot: 's1', fields: { move: 'static' } }],
    })
  })

  it.each([
    ['was measured so', { move: 'static' }],
    ['cannot be told from what was measured', { move: 'track-left', sourceTime: 1 }],
    ['lies in no measured stretch', { sourceTime: 9 }],
    ['lies where no move was told', { sourceTime: 6 }],
    ['has no moment', { sourceTime: undefined }],
    ['is none of a model’s', { byModel: undefined }],
  ])('that %s raises nothing', (_, more) => {
    expect(found(more)).toEqual([])
  })

  it('that is left as it is stays so until its move or moment changes', () => {
    const project = projectWith({ shots: [claim({})] })
    const left = withFindingLeft(project, findingsOf(project).findings[0]?.key ?? '')
    expect(findingsOf(left).findings).toEqual([])
    expect(findingsOf({ ...left, shots: [claim({ move: 'tilt-up' })] }).findings).toHaveLength(1)
  })
})
