import { expect, it, test } from 'vitest'
import { withoutShot } from '../../src/domain/board/board.ts'
import { numbered, withNumbersLocked } from '../../src/domain/board/locked-numbers.ts'
import { numberOf, numbersOf } from '../../src/domain/board/shot-numbers.ts'
import { neighboursOf, withShotWritten } from '../../src/domain/board/write-after.ts'
import { directPlan } from '../../src/domain/consent/direct-plan.ts'
import { ENGINES } from '../../src/domain/engines/engines.ts'
import { directPrompt } from '../../src/domain/engines/prompts.ts'
import type { ShotId } from '../../src/domain/ids.ts'
import { brokenJob } from '../../src/domain/jobs/interrupted-job.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import { undone } from '../../src/domain/project/undo.ts'
import { layOutCoverage } from '../../workers/engines/sketch/coverage/coverage.ts'
import { cutsWell } from '../../workers/engines/sketch/coverage/coverage-rules.ts'
import { layOutBetween } from '../../workers/engines/sketch/coverage/shot-between.ts'
import { measureClip } from '../../workers/engines/sketch/measure/clip.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
import { discScene } from './sketch-fixture.ts'

const id = (name: string) => name as ShotId
const project = makeProject()
const { openrouter } = ENGINES

test('its neighbours are the shot and the next that counts', () => {
  expect(neighboursOf(project, id('s1'))).toMatchObject({ before: { id: 's1' }, after: { id: 's2' } })
  expect(neighboursOf(project, id('s3'))).toEqual({ before: project.shots[2], after: undefined })
  const omitted = withoutShot(withNumbersLocked(project), id('s2'))
  expect(neighboursOf(omitted, id('s1')).after).toMatchObject({ id: 's3' })
  expect(neighboursOf(project, id('gone'))).toEqual({})
})

test('it stands behind its neighbour, under a number of its own once numbers are locked', () => {
  const written = withShotWritten(project, id('s1'), { text: 'New', size: 'close' }, id('n'))
  expect(written.shots.map((shot) => shot.id)).toEqual(['s1', 'n', 's2', 's3'])
  expect(written.shots[1]).toEqual({ id: 'n', text: 'New', size: 'close', takes: [] })
  expect(undone(project, written, written)).toEqual(project)
  const locked = numbered(withShotWritten(withNumbersLocked(project), id('s1'), { text: 'New' }, id('n')))
  expect([...numbersOf(locked).values()]).toEqual(['1', '1A', '2', '3'])
  const last = numbered(withShotWritten(withNumbersLocked(project), id('s3'), { text: 'New' }, id('n')))
  expect(numberOf(last, id('n'))).toBe('4')
  // What was paid for has a place, whatever became of its neighbour.
  expect(withShotWritten(project, id('gone'), { text: 'New' }, id('n')).shots.at(-1)?.id).toBe('n')
})

test('on a full board it stands on the shelf, as what may have been paid for', () => {
  const full = { ...project, shots: Array.from({ length: LIMITS.shots }, (_, i) => makeShot(`f${i}`)) }
  const written = withShotWritten(full, id('f0'), { text: 'New' }, id('n'))
  expect(written.shots).toHaveLength(LIMITS.shots)
  expect(written.shelf.map((shot) => shot.id)).toEqual(['n'])
})

test('the director is told both neighbours, and asked for one shot', () => {
  const plan = directPlan(project, openrouter, { after: id('s1') })
  expect(plan).toMatchObject({ count: 1, size: { shots: 1, told: 2, calls: 1 } })
  expect(plan.part).toBeUndefined()
  const prompt = directPrompt({ ...plan, frameTime: 1, times: [0, 4] })
  expect(prompt.user).toContain('exactly 1 shot of this scene, which stands between two that are written')
  expect(prompt.user).toContain('<written>\nBefore it: Shot s1\nAfter it: Shot s2\n</written>')
  expect(prompt.user).not.toContain('Open with the widest shot')
  expect(prompt.system).toContain('or <written> and </written>')
  const last = directPlan(project, openrouter, { after: id('s3') })
  expect(directPrompt({ ...last, frameTime: 1, times: [0, 4] }).user).toContain(
    'stands behind one that is written',
  )
})

it('is not taken for a list when it is interrupted', () => {
  const note = { kind: 'direct', engine: 'openrouter', startedAt: 1, waiting: [], inFlight: [] } as const
  const unfinished = { ...project, unfinishedList: { wanted: 15, shots: [id('s1')] } }
  const ask = { after: id('s2') }
  expect(brokenJob({ ...note, ask }, unfinished)).toEqual({
    kind: 'direct',
    paid: true,
    left: [],
    after: 's2',
  })
  expect(brokenJob({ ...note, ask }, withoutShot(project, id('s2')))?.after).toBeNull()
  expect(brokenJob({ ...note, ask: 'rest' }, unfinished)?.list).toEqual({ written: 1, wanted: 15 })
})

test('Sketch writes one that cuts well on both sides, at a moment between', () => {
  const times = Array.from({ length: 12 }, (_, i) => 0.5 + i)
  const clip = measureClip(
    times.map((time, i) => ({
      time,
      image: discScene({ x: 0.15 + 0.05 * i, y: 0.45, radius: 0.1 }, 64, 36),
    })),
  )
  let pairs = 0
  for (let seed = 1; seed <= 20; seed++) {
    const shots = layOutCoverage(clip, 8, seed * 7919)
    shots.forEach((before, i) => {
      const after = shots[i + 1]
      const shot = layOutBetween(clip, { before, after }, seed)
      const cuts = (one = before, other = before) =>
        one.size && one.angle && other.size && other.angle
          ? cutsWell(
              { ...one, size: one.size, angle: one.angle },
              { ...other, size: other.size, angle: other.angle },
            )
          : undefined
      expect(cuts(before, shot), `${before.size} to ${shot.size}`).toBe(true)
      if (after) expect(cuts(shot, after), `${shot.size} to ${after.size}`).toBe(true)
      expect(shot.sourceTime).toBeGreaterThanOrEqual(before.sourceTime ?? 0)
      expect(shot.sourceTime).toBeLessThanOrEqual(after?.sourceTime ?? 12)
      expect(shot.text).not.toBe(before.text)
      pairs += 1
    })
  }
  expect(pairs).toBe(160)
  // Shots by hand may say nothing of their cameras, and a board may have one shot.
  expect(layOutBetween(clip, { before: { text: 'Mine' } }, 1).text).not.toBe('')
  const insert = { text: 'A', size: 'insert', angle: 'high' } as const
  expect(layOutBetween(clip, { before: insert, after: { ...insert, text: 'B' } }, 1).size).not.toBe('insert')
})
