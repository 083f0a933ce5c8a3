import { beforeEach, expect, test, vi } from 'vitest'
import type { BlobId, ShotId } from '../../src/domain/ids.ts'
import type { JobSummary } from '../../src/domain/jobs/job.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import '../fixtures/with-resolvers.ts'

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

interface Begun {
  readonly kind: string
  readonly ask?: unknown
  readonly fail: (error: unknown) => void
  readonly shots: readonly ShotId[] | undefined
  readonly end: (summary: JobSummary) => void
}
/** Steps that end when a test ends them. */
const begun: Begun[] = []
const step =
  (kind: string) => (_: unknown, input: { readonly shots?: readonly ShotId[]; readonly ask?: unknown }) => ({
    finished: new Promise<JobSummary>((end, fail) =>
      begun.push({ kind, ask: input.ask, shots: input.shots, end, fail }),
    ),
  })
vi.mock('../../src/pipeline/steps.ts', () => ({
  BEGIN: {
    sample: step('sample'),
    describe: step('describe'),
    direct: step('direct'),
    draw: step('draw'),
  },
}))
vi.mock('../../src/store/jobs/step-context.ts', () => ({
  stepContext: () => ({ noted: async () => undefined, ended: () => undefined }),
}))
vi.mock('../../src/store/storage/refuse-unfit.ts', () => ({ refuseUnfit: async () => undefined }))
vi.mock('../../src/services/app/tabs.ts', () => ({
  holdJob: (_: unknown, __: unknown, job: () => unknown) => job(),
  broadcast: () => undefined,
}))

const { stop } = await import('../../src/store/jobs/running.ts')
const { describeScene, directShots, writeRest, writeShotAfter } = await import(
  '../../src/store/jobs/start-steps.ts'
)
const { useJobStore } = await import('../../src/store/jobs/store.ts')
const { drawAll, retryCount, retryFailed } = await import('../../src/store/takes/drawing.ts')
const { useLostStore } = await import('../../src/store/takes/lost-pictures.ts')
const { useProjectStore } = await import('../../src/store/project/store.ts')
const { showShot } = await import('../../src/store/jobs/store.ts')
const { AppError } = await import('../../src/lib/errors.ts')
const { reportProblem } = await import('../../src/store/jobs/problems.ts')
const { closeConsent, useConsentStore } = await import('../../src/store/consent/store.ts')
const { useSettingsStore } = await import('../../src/store/settings/store.ts')

// The first question loads it; loaded here so that no test waits for it.
await import('../../src/store/consent/step-agreement.ts')

const DONE: JobSummary = { done: 1, failed: 0, skipped: 0 }
const inPart = makeProject({ frames: [makeFrame(4 / 3)] })
const kinds = () => begun.map(({ kind }) => kind)
const isAsked = () => useConsentStore.getState().open
const began = (...expected: readonly string[]) => vi.waitFor(() => expect(kinds()).toEqual(expected))

beforeEach(() => {
  begun.length = 0
  useProjectStore.setState({ project: makeProject(), readOnly: false, problems: {} })
  useSettingsStore.setState({ apiKey: '' })
})

test('a clip is described once all of its frames are there, and those are shown before they leave', async () => {
  useSettingsStore.setState({ apiKey: 'a-key' })
  useProjectStore.setState({ project: inPart })
  const analyzing = describeScene()
  await began('sample')
  expect(isAsked()).toBe(false)
  useProjectStore.setState({ project: makeProject() })
  begun[0]?.end(DONE)
  await vi.waitFor(() => expect(isAsked()).toBe(true))
  expect(kinds()).toEqual(['sample'])
  closeConsent((project) => project)
  await began('sample', 'describe')
  begun[1]?.end(DONE)
  await analyzing
})

test('frames that were cancelled half-way are neither shown nor sent', async () => {
  useSettingsStore.setState({ apiKey: 'a-key' })
  useProjectStore.setState({ project: inPart })
  const analyzing = describeScene()
  await began('sample')
  const stopping = stop()
  begun[0]?.end({ done: 0, failed: 0, skipped: 1 })
  await Promise.all([analyzing, stopping])
  expect(isAsked()).toBe(false)
  expect(kinds()).toEqual(['sample'])
})

test('the description that an analysis writes over is at hand, and its problem is over once shots are made', async () => {
  const analyzing = describeScene()
  await began('describe')
  expect(useJobStore.getState().earlierContext).toBe('A fox crosses a bridge.')
  begun[0]?.end(DONE)
  await analyzing
  reportProblem('scene', 'cut-response')
  const directing = directShots()
  await began('describe', 'direct')
  expect(useProjectStore.getState().problems.scene?.code).toBe('cut-response')
  begun[1]?.end(DONE)
  await directing
  expect(useProjectStore.getState().problems).toEqual({})
})

test('a shot whose picture the storage has lost is drawn with those that have none', async () => {
  const drawn = ['s1', 's2'].reduce(
    (now, id) => withTake(now, makeShot(id), makeTake(`t-${id}`, `Shot ${id}`)),
    makeProject(),
  )
  useProjectStore.setState({ project: drawn })
  useLostStore.setState({ lost: new Set(['blob-t-s1' as BlobId]) })
  const drawing = drawAll()
  await began('draw')
  expect(begun[0]?.shots).toEqual(['s1', 's3'])
  begun[0]?.end(DONE)
  await drawing
})

test('what failed is drawn again together with what its batch was stopped before', async () => {
  const [s1, s2, s3] = ['s1', 's2', 's3'] as [ShotId, ShotId, ShotId]
  const count = () => retryCount(useProjectStore.getState().project, useJobStore.getState())
  showShot(s1, { status: 'failed', kind: 'draw', error: new AppError('refused') })
  showShot(s2, { status: 'stopped' })
  showShot(s3, { status: 'failed', kind: 'upscale', error: new AppError('picture-gone') })
  // A shot of an earlier list, no longer on the board.
  showShot('gone' as ShotId, { status: 'stopped' })
  expect(count()).toBe(2)
  const retrying = retryFailed()
  await began('draw')
  expect(begun[0]?.shots).toEqual([s1, s2])
  for (const shot of [s1, s2]) showShot(shot, { status: 'waiting' })
  expect(count()).toBe(0)
  showShot(s2, { status: 'stopped' })
  showShot(s2, { status: 'idle' })
  expect(count()).toBe(0)
  begun[0]?.end(DONE)
  await retrying
})

test('why no shot could be written behind one stands at that shot until a further job begins', async () => {
  const after = 's2' as ShotId
  const writing = writeShotAfter(after)
  await began('direct')
  expect(begun[0]?.ask).toEqual({ after })
  expect(useJobStore.getState().job?.ask).toEqual({ after })
  begun[0]?.fail(new AppError('refused', undefined, { charge: { billed: 'no' } }))
  await writing
  expect(useJobStore.getState().failedAfter).toMatchObject({ shot: after, problem: { code: 'refused' } })
  expect(useJobStore.getState().last?.outcome).toBe('failed')
  expect(useProjectStore.getState().problems).toEqual({})
  const again = writeShotAfter(after)
  await began('direct', 'direct')
  expect(useJobStore.getState().failedAfter).toBeUndefined()
  begun[1]?.end(DONE)
  await again
})

test('the rest of a list is written only where there is one', async () => {
  await writeRest()
  expect(kinds()).toEqual([])
  useProjectStore.setState({ project: makeProject({ unfinishedList: { wanted: 15, shots: [] } }) })
  const writing = writeRest()
  await began('direct')
  expect(begun[0]?.ask).toBe('rest')
  begun[0]?.end(DONE)
  await writing
})

test('what failed is the rest of the unfinished list only where the job wrote a part of it', async () => {
  const charge = { billed: 'no' } as const
  const earlier = makeProject({ unfinishedList: { wanted: 15, shots: ['s1' as ShotId] } })
  useProjectStore.setState({ project: earlier })
  const anew = directShots()
  await began('direct')
  begun[0]?.fail(new AppError('refused', undefined, { charge }))
  await anew
  // To go on with the earlier list is not what was asked for.
  expect(useJobStore.getState().restFailed).toBe(false)
  const withPart = directShots()
  await began('direct', 'direct')
  useProjectStore.setState({
    project: { ...earlier, unfinishedList: { wanted: 15, shots: ['s2' as ShotId] } },
  })
  begun[1]?.fail(new AppError('refused', undefined, { charge }))
  await withPart
  expect(useJobStore.getState().restFailed).toBe(true)
})
