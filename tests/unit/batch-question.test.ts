import { beforeEach, expect, it, vi } from 'vitest'
import type { BlobId, ShotId } from '../../src/domain/ids.ts'
import { begunWith } from '../../src/domain/takes/begun.ts'
import { makeProject } from '../fixtures/make-project.ts'
import '../fixtures/with-resolvers.ts'

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})
const asked: (readonly ShotId[])[] = []
vi.mock('../../src/store/jobs/run.ts', () => ({
  workOnShots: async (_: string, shots: readonly ShotId[]) => void asked.push(shots),
}))

const { answerBatch, useBatchStore, watchBatch } = await import('../../src/store/takes/batch-question.ts')
const { pictureWish } = await import('../../src/store/takes/picture-wish.ts')
const { runningJob, setRunning } = await import('../../src/store/jobs/running.ts')
const { showShot, useJobStore } = await import('../../src/store/jobs/store.ts')
const { useProjectStore } = await import('../../src/store/project/store.ts')
watchBatch()

const project = makeProject()
const [s1, s2, s3] = ['s1', 's2', 's3'] as [ShotId, ShotId, ShotId]
/** What was done to the batch's queue. */
let done: string[] = []

const chooseStyle = (blob: string) =>
  useProjectStore.setState(({ project: now = project }) => ({
    project: { ...now, style: { blob: blob as BlobId, name: 'o.png', width: 1, height: 1 } },
  }))
const changes = () => useBatchStore.getState().changes

/** A batch of Sketch: the first shot is drawn, the others wait. */
beforeEach(() => {
  done = []
  asked.length = 0
  useJobStore.setState({ job: undefined, shots: {} })
  useProjectStore.setState({ project, readOnly: false, problems: {} })
  setRunning({
    kind: 'draw',
    byShot: true,
    controller: new AbortController(),
    ended: Promise.resolve(),
    work: {
      finished: new Promise(() => undefined),
      pause: () => void done.push('pause'),
      resume: () => void done.push('resume'),
      leave: () => {
        done.push('leave')
        for (const id of [s2, s3]) showShot(id, { status: 'idle' })
        return [s2, s3]
      },
    },
    early: [],
  })
  showShot(s1, { status: 'draw', since: 1 })
  for (const id of [s2, s3]) showShot(id, { status: 'waiting' })
  const begun = begunWith(project, pictureWish(), 'sketch')
  const job = { kind: 'draw', doing: { code: 'draw' }, done: 0, total: 3, startedAt: 1, begun } as const
  useJobStore.setState({ job })
})

it('a change holds what waits and is asked about once; words and the same picture are not', async () => {
  useProjectStore.setState({ project: { ...project, context: 'New.', name: 'New' } })
  expect([changes(), done]).toEqual([undefined, []])
  chooseStyle('other')
  expect([changes(), done]).toEqual([['style'], ['pause']])
  expect(useJobStore.getState().job?.paused).toBe(true)
  await answerBatch('as-begun')
  expect([changes(), done]).toEqual([undefined, ['pause', 'resume']])
  useProjectStore.setState(({ project: now = project }) => ({ project: { ...now, name: 'Newer' } }))
  expect(changes()).toBeUndefined()
  chooseStyle('third')
  expect(changes()).toEqual(['style'])
})

it('another way of going along is asked about again, after what went on as it began', async () => {
  const batch = useJobStore.getState().job
  const begun = begunWith(project, pictureWish(), 'openrouter')
  if (batch) useJobStore.setState({ job: { ...batch, begun } })
  useProjectStore.setState({ project: { ...project, noFrame: true } })
  expect(changes()).toEqual(['references'])
  await answerBatch('as-begun')
  useProjectStore.setState({ project: { ...project, noFrame: true, name: 'New' } })
  expect(changes()).toBeUndefined()
  useProjectStore.setState({ project: { ...project, noFrame: true, continuity: 'anchor' } })
  expect(changes()).toEqual(['references'])
})

it('what waits becomes a batch of its own, or nothing', async () => {
  chooseStyle('other')
  await answerBatch('as-now')
  expect([done, asked]).toEqual([['pause', 'leave', 'resume'], [[s2, s3]]])
})

it('what waits becomes no batch once the person has cancelled', async () => {
  const [controller, ended] = [new AbortController(), Promise.withResolvers<void>()]
  const batch = runningJob()
  if (batch) setRunning({ ...batch, controller, ended: ended.promise })
  chooseStyle('other')
  const answered = answerBatch('as-now')
  controller.abort()
  ended.resolve()
  await answered
  expect([done, asked]).toEqual([['pause', 'leave', 'resume'], []])
})

it('what waits is drawn no more', async () => {
  chooseStyle('other')
  await answerBatch('none')
  expect([done, asked]).toEqual([['pause', 'leave', 'resume'], []])
})

it('nothing is asked where nothing waits, or about another project', () => {
  for (const id of [s2, s3]) showShot(id, { status: 'draw', since: 1 })
  chooseStyle('other')
  expect(changes()).toBeUndefined()
  showShot(s2, { status: 'waiting' })
  expect(changes()).toEqual(['style'])
  useProjectStore.setState({ project: undefined })
  expect(changes()).toBeUndefined()
})
