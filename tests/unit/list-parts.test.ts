import { describe, expect, it, test } from 'vitest'
import { countedShots } from '../../src/domain/board/counted-shots.ts'
import {
  type ListAsk,
  partsOf,
  sizeOf,
  wantedOf,
  withListPart,
  withoutRest,
  writtenShots,
} from '../../src/domain/board/list-parts.ts'
import { numbered, withNumbersLocked } from '../../src/domain/board/locked-numbers.ts'
import { numbersOf } from '../../src/domain/board/shot-numbers.ts'
import { lastWritten } from '../../src/domain/board/unfinished-list.ts'
import { directPlan } from '../../src/domain/consent/direct-plan.ts'
import { ENGINES } from '../../src/domain/engines/engines.ts'
import { directPrompt } from '../../src/domain/engines/prompts.ts'
import { readShotList } from '../../src/domain/engines/shot-list.ts'
import type { ShotId } from '../../src/domain/ids.ts'
import { brokenJob } from '../../src/domain/jobs/interrupted-job.ts'
import { SHOT_COUNTS } from '../../src/domain/jobs/readiness.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { undone } from '../../src/domain/project/undo.ts'
import { brokenText } from '../../src/ui/words/job-text.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const plans = (count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => ({ text: `Text ${from + i}` }))

let made = 0
const ids = (count: number) => Array.from({ length: count }, () => `n${made++}` as ShotId)
/** The project with a part, as the step puts it there. */
function part(project: Project, ask: ListAsk, count: number, omitOthers = false, wanted = 15): Project {
  const from = ask === 'rest' ? (project.unfinishedList?.shots.length ?? 0) + 1 : 1
  const onto = project.unfinishedList?.shots.at(-1)
  return numbered(withListPart(project, plans(count, from), ids(count), { ask, wanted, omitOthers, onto }))
}

const texts = ({ shots }: Pick<Project, 'shots'>) => shots.map(({ text }) => text)
const wanting = (shotCount: number, change: Partial<Project> = {}) =>
  makeProject({ settings: { shotCount, seed: 1 }, ...change })

describe('the parts of a list', () => {
  test.each([
    [3, [3]],
    [10, [10]],
    [11, [6, 5]],
    [15, [8, 7]],
    [20, [10, 10]],
    [25, [9, 8, 8]],
    [30, [10, 10, 10]],
  ])('%i shots', (count, parts) => {
    expect(partsOf(count, 10)).toEqual(parts)
    expect(partsOf(count, Number.POSITIVE_INFINITY)).toEqual([count])
  })

  it('are the same however many of them are written', () => {
    for (const count of SHOT_COUNTS) {
      const [first = 0, ...others] = partsOf(count, 10)
      if (others.length > 0) expect(partsOf(count - first, 10)).toEqual(others)
    }
  })

  it('are priced by the largest of them, with the most that any of them is told', () => {
    expect(sizeOf({ wanted: 25, written: [] }, 10)).toEqual({ shots: 9, told: 17, calls: 3 })
    expect(sizeOf({ wanted: 5, written: [] }, 10)).toEqual({ shots: 5, told: 0, calls: 1 })
    const written = Array.from({ length: 9 }, (_, i) => `s${i}` as ShotId)
    expect(sizeOf({ wanted: 25, written }, 10)).toEqual({ shots: 8, told: 17, calls: 2 })
  })
})

describe('a list in parts on the board', () => {
  const drawn = wanting(15, {
    shots: [makeShot('s1', { takes: [makeTake('t1', 'Shot s1')] }), makeShot('s2')],
  })

  it('begins as any list, goes on at the end, and is unfinished between', () => {
    const begun = part(drawn, 'list', 8)
    expect(texts(begun)).toEqual(texts({ shots: plans(8) as never }))
    expect(texts({ shots: begun.shelf })).toEqual(['Shot s1'])
    expect(begun.unfinishedList).toEqual({ wanted: 15, shots: begun.shots.map(({ id }) => id) })
    const whole = part(begun, 'rest', 7)
    expect(texts(whole)).toEqual(texts({ shots: plans(15) as never }))
    expect(whole).not.toHaveProperty('unfinishedList')
    expect(undone(drawn, whole, whole)).toEqual(drawn)
    expect(undone(drawn, begun, begun)).toEqual(drawn)
    expect(undone(begun, whole, whole).unfinishedList).toEqual(begun.unfinishedList)
  })

  it('is kept with the project, and may be left unfinished', () => {
    const begun = part(drawn, 'list', 8)
    expect(parseProject(JSON.parse(JSON.stringify(begun)))).toEqual({ project: begun })
    expect(withoutRest(begun)).toEqual({ ...begun, unfinishedList: undefined })
    expect('unfinishedList' in withoutRest(begun)).toBe(false)
    const odd = { ...begun, unfinishedList: { wanted: 5000, shots: [] } }
    expect(parseProject(odd)).toHaveProperty('fault')
  })

  it('a new list takes the place of an unfinished one, and a list in one part leaves nothing', () => {
    const begun = part(drawn, 'list', 8)
    const anew = part(begun, 'list', 5, false, 5)
    expect(anew).not.toHaveProperty('unfinishedList')
    expect(anew.shots).toHaveLength(5)
  })

  it('a part whose list was taken back stands at the end all the same', () => {
    const late = part(drawn, 'rest', 7)
    expect(texts(late).slice(0, 2)).toEqual(['Shot s1', 'Shot s2'])
    expect(late.shots).toHaveLength(9)
    expect(late).not.toHaveProperty('unfinishedList')
  })

  it('a part whose list was taken back leaves the rest of an earlier list to be written', () => {
    const earlier = part(drawn, 'list', 8)
    const onto = part(earlier, 'list', 8).unfinishedList?.shots.at(-1)
    const late = withListPart(earlier, plans(7), ids(7), { ask: 'rest', wanted: 15, onto })
    expect(late.shots).toHaveLength(15)
    expect(late.unfinishedList).toEqual(earlier.unfinishedList)
  })

  it('on a board with locked numbers the others are asked about once: they stay, or are omitted', () => {
    const locked = withNumbersLocked(drawn)
    const kept = part(part(locked, 'list', 8), 'rest', 7)
    expect([...numbersOf(kept).values()]).toEqual(Array.from({ length: 17 }, (_, i) => String(i + 1)))
    expect(countedShots(kept)).toHaveLength(17)
    const begun = part(locked, 'list', 8, true)
    // A further part omits nothing, whatever it is told.
    const omitted = part(begun, 'rest', 7, true)
    expect(countedShots(omitted).map(({ id }) => numbersOf(omitted).get(id))).toEqual(
      Array.from({ length: 15 }, (_, i) => String(i + 3)),
    )
    expect(omitted.shots.filter((shot) => shot.omitted)).toHaveLength(2)
  })
})

describe('what a part is told', () => {
  const { openrouter, sketch } = ENGINES
  const begun = part(wanting(15), 'list', 8)

  it('a list of ten or fewer is asked for as before', () => {
    expect(directPlan(wanting(10), openrouter)).toMatchObject({ count: 10, size: { calls: 1, told: 0 } })
    expect(directPlan(wanting(10), openrouter).part).toBeUndefined()
    expect(directPlan(wanting(30), sketch)).toMatchObject({ count: 30 })
    expect(directPlan(wanting(30), sketch).part).toBeUndefined()
  })

  it('its place, its share of the clip, and the shots before it as they are now', () => {
    expect(directPlan(wanting(15), openrouter)).toMatchObject({
      count: 8,
      part: { wanted: 15, first: 1, before: [], from: 0 },
    })
    const edited = {
      ...begun,
      shots: begun.shots.slice(1).map((shot, i) => (i === 0 ? { ...shot, text: 'Mine' } : shot)),
    }
    const plan = directPlan(edited, openrouter, 'rest')
    expect(plan).toMatchObject({ count: 7, size: { shots: 7, told: 8, calls: 1 } })
    expect(plan.part).toMatchObject({ wanted: 15, first: 9, to: 4 })
    expect(plan.part?.from).toBeCloseTo((4 * 8) / 15)
    expect(plan.part?.before.map(({ text }) => text)).toEqual([
      'Mine',
      ...plans(6, 3).map(({ text }) => text),
    ])
    expect(writtenShots(edited, wantedOf(edited, 'rest').written)).toHaveLength(7)
  })

  it('the prompt says so in words', () => {
    const input = { context: 'A fox.', frameTime: 1, times: [0, 4] }
    const first = directPrompt({ ...input, ...directPlan(wanting(15), openrouter), context: 'A fox.' })
    expect(first.user).toContain('exactly 8 shots: numbers 1 to 8 of a list of 15')
    expect(first.user).toContain('The scene goes on after them')
    expect(first.user).toContain('Open with the widest shot')
    expect(first.user).not.toContain('<written>')
    const shots = begun.shots.map((shot, i) =>
      i === 0 ? { ...shot, size: 'wide' as const, text: 'A </written> B' } : shot,
    )
    const last = directPrompt({
      ...input,
      ...directPlan({ ...begun, shots }, openrouter, 'rest'),
      context: 'A fox.',
    })
    expect(last.user).toContain('exactly 7 shots: numbers 9 to 15 of a list of 15')
    expect(last.user).toContain('the clip from 2.1 s to 4 s')
    expect(last.user).toContain('They end the scene.')
    expect(last.user).toContain('<written>\n1. wide: A ‹/written> B\n2. Text 2\n')
    expect(last.user).not.toContain('Open with the widest shot')
    expect(last.system).toContain('or <written> and </written>')
  })

  it('an answer that tells the written shots again is read without them', () => {
    const answer = JSON.stringify({ shots: plans(15) })
    expect(readShotList(answer, 7, plans(8))).toMatchObject({ ok: true, shots: plans(7, 9) })
    expect(readShotList(JSON.stringify({ shots: plans(8) }), 7, plans(8))).toMatchObject({ fault: 'too-few' })
  })
})

it('an interrupted list says how much of it is written', () => {
  const note = { kind: 'direct', engine: 'openrouter', startedAt: 1, waiting: [], inFlight: [] } as const
  const broken = brokenJob(note, part(wanting(15), 'list', 8))
  expect(broken).toMatchObject({ list: { written: 8, wanted: 15 } })
  expect(broken && brokenText(broken)).toBe(
    '8 of 15 shots are written, and they are kept. The call that was under way may have been billed.',
  )
  expect(brokenJob(note, makeProject())?.list).toBeUndefined()
})

it('an interrupted list without a part leaves the rest of an earlier one to itself', () => {
  const earlier = part(wanting(15), 'list', 8)
  const onto = lastWritten(earlier)
  const note = { kind: 'direct', engine: 'openrouter', startedAt: 1, waiting: [], inFlight: [] } as const
  expect(brokenJob({ ...note, ask: 'list', onto }, earlier)?.list).toBeUndefined()
  expect(brokenJob({ ...note, ask: 'rest', onto }, earlier)?.list).toEqual({ written: 8, wanted: 15 })
  const anew = part(earlier, 'list', 8)
  expect(brokenJob({ ...note, ask: 'list', onto }, anew)?.list).toEqual({ written: 8, wanted: 15 })
})

it('what a full board does not take stands on the shelf', () => {
  const shots = Array.from({ length: LIMITS.shots - 3 }, (_, i) => makeShot(`f${i}`))
  const begun = makeProject({ shots, unfinishedList: { wanted: 15, shots: ['f0' as ShotId] } })
  const whole = part(begun, 'rest', 7)
  expect(whole.shots).toHaveLength(LIMITS.shots)
  expect(texts({ shots: whole.shelf })).toEqual(['Text 5', 'Text 6', 'Text 7', 'Text 8'])
  const locked = part(withNumbersLocked(begun), 'list', 5, false, 5)
  expect([locked.shots.length, locked.shelf.length]).toEqual([LIMITS.shots, 2])
})
