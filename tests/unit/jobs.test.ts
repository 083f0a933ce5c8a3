import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProjectId, ShotId } from '../../src/domain/ids.ts'
import type { JobSummary } from '../../src/domain/jobs/job.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { makeBrowser } from '../fixtures/open-tab.ts'

vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }))
const { locks } = makeBrowser()

interface Begun {
  readonly kind: string
  /** The requested shots, including those added later. */
  readonly shots: string[]
  /** Name of the clip to sample. */
  readonly clip: string | undefined
  readonly signal: AbortSignal
  readonly end: (summary: JobSummary) => void
  readonly fail: (error: unknown) => void
  resting: boolean
}
/** Work that ends when a test ends it. */
const begun: Begun[] = []
vi.mock('../../src/pipeline/steps.ts', () => {
  const step =
    (kind: string) =>
    (
      { signal }: { readonly signal: AbortSignal },
      { shots = [], clip }: { readonly shots?: readonly ShotId[]; readonly clip?: File },
    ) => {
      const work = Promise.withResolvers<JobSummary>()
      const { resolve: end, reject: fail } = work
      const one: Begun = { kind, shots: [...shots], clip: clip?.name, signal, end, fail, resting: false }
      begun.push(one)
      return {
        finished: work.promise,
        add: (more: readonly ShotId[]) => void one.shots.push(...more),
        pause: () => {
          one.resting = true
        },
        resume: () => {
          one.resting = false
        },
      }
    }
  const kinds = ['sample', 'describe', 'direct', 'draw', 'upscale']
  return { BEGIN: Object.fromEntries(kinds.map((kind) => [kind, step(kind)])) }
})
vi.mock('../../src/store/jobs/step-context.ts', () => ({
  stepContext: (_: string, __: string, signal: AbortSignal) => ({ noted: async () => undefined, signal }),
}))
vi.mock('../../src/store/storage/refuse-unfit.ts', () => ({ refuseUnfit: async () => undefined }))

const { pause, resume, stop, whenIdle } = await import('../../src/store/jobs/running.ts')
const { chooseVideo, directShots, drawShot, resample } = await import('../../src/store/jobs/start-steps.ts')
const { useJobStore } = await import('../../src/store/jobs/store.ts')
const { enterProject } = await import('../../src/store/library/store.ts')
const { useLeaveStore } = await import('../../src/store/project/leave.ts')
const { showNewProject } = await import('../../src/store/project/session.ts')
const { useProjectStore } = await import('../../src/store/project/store.ts')
const { watchProject } = await import('../../src/store/project/watch-project.ts')
const { AppError } = await import('../../src/lib/errors.ts')
watchProject()

const [s1, s2, s3, s4] = ['s1', 's2', 's3', 's4'] as [ShotId, ShotId, ShotId, ShotId]
const one = 'p1' as ProjectId
const DONE: JobSummary = { done: 1, failed: 0, skipped: 0 }
const begins = (count = 1) => vi.waitFor(() => expect(begun).toHaveLength(count))
const state = () => useJobStore.getState()
const problem = (place: 'video' | 'shots') => useProjectStore.getState().problems[place]?.code

beforeEach(async () => {
  for (const { end } of begun.splice(0)) end(DONE)
  await whenIdle()
  await showNewProject(makeProject({ id: one }))
})

describe('a job', () => {
  it('runs alone: nothing else is begun beside it, and the next one after it', async () => {
    const first = drawShot(s1)
    await begins()
    await directShots()
    await chooseVideo(new File(['c'], 'c.mp4'))
    expect(problem('video')).toBe('busy-here')
    await resample((project) => project)
    expect(begun.map(({ kind }) => kind)).toEqual(['draw'])
    begun[0]?.end(DONE)
    await first
    expect(state()).toMatchObject({ job: undefined, last: { kind: 'draw', outcome: 'done', summary: DONE } })
    const next = directShots()
    await begins(2)
    begun[1]?.end(DONE)
    await next
  })

  it('takes in shots of its kind, whether it waits for consent, loads or runs', async () => {
    const first = drawShot(s1)
    const atOnce = drawShot(s2)
    await vi.waitFor(() => expect(state().job).toBeDefined())
    const early = drawShot(s3)
    await begins()
    await vi.waitFor(() => expect(begun[0]?.shots).toEqual([s1, s2, s3]))
    await drawShot(s4)
    expect(begun[0]?.shots).toEqual([s1, s2, s3, s4])
    begun[0]?.end(DONE)
    await Promise.all([first, atOnce, early])
    expect(begun).toHaveLength(1)
  })

  it('rests and goes on, and says so', async () => {
    const drawing = drawShot(s1)
    await begins()
    pause()
    expect([begun[0]?.resting, state().job?.paused]).toEqual([true, true])
    resume()
    expect([begun[0]?.resting, state().job?.paused]).toEqual([false, false])
    begun[0]?.end(DONE)
    await drawing
  })

  it('is cancelled with what has arrived, and only then another one begins', async () => {
    const drawing = drawShot(s1)
    await begins()
    const stopping = stop()
    expect(begun[0]?.signal.aborted).toBe(true)
    expect(state().job).toBeDefined()
    await directShots()
    expect(begun).toHaveLength(1)
    begun[0]?.end({ done: 2, failed: 0, skipped: 1 })
    await Promise.all([drawing, stopping])
    expect(state().last).toMatchObject({ outcome: 'cancelled', summary: { done: 2, skipped: 1 } })
  })

  it('takes in no shot once it is cancelled, and says so: it would draw none', async () => {
    const drawing = drawShot(s1)
    await begins()
    const stopping = stop()
    expect(state().job?.cancelled).toBe(true)
    await drawShot(s2)
    expect(begun[0]?.shots).toEqual([s1])
    expect(problem('shots')).toBe('busy-here')
    begun[0]?.end(DONE)
    await Promise.all([drawing, stopping])
    const next = drawShot(s2)
    await begins(2)
    expect(problem('shots')).toBeUndefined()
    begun[1]?.end(DONE)
    await next
  })

  it('gives way to the latest of several clips, however many come while it is stopped', async () => {
    const clip = (name: string) => new File(['c'], name)
    const atOnce = [chooseVideo(clip('a.mp4')), chooseVideo(clip('b.mp4'))]
    await begins()
    expect(begun[0]?.clip).toBe('b.mp4')
    const later = [chooseVideo(clip('c.mp4')), chooseVideo(clip('d.mp4')), resample((project) => project)]
    expect(begun[0]?.signal.aborted).toBe(true)
    begun[0]?.fail(new AppError('cancelled'))
    await begins(2)
    expect(begun[1]?.clip).toBe('d.mp4')
    begun[1]?.end(DONE)
    await Promise.all([...atOnce, ...later])
    expect(begun).toHaveLength(2)
    // Times are asked for of the clip that is there.
    const again = [resample((project) => project), resample((project) => project)]
    await begins(3)
    begun[2]?.end(DONE)
    await Promise.all(again)
    expect(begun).toHaveLength(3)
  })

  it('that fails says so where it belongs, and a cancel is no failure', async () => {
    const drawing = drawShot(s1)
    await begins()
    begun[0]?.fail(new AppError('refused'))
    await drawing
    expect(state().last).toMatchObject({ outcome: 'failed', problem: { code: 'refused' } })
    expect(problem('shots')).toBe('refused')
    const directing = directShots()
    await begins(2)
    // A retry clears the earlier error.
    expect(problem('shots')).toBeUndefined()
    begun[1]?.fail(new AppError('clip-unreadable'))
    await directing
    expect(problem('video')).toBe('clip-unreadable')
    const again = drawShot(s1)
    await begins(3)
    begun[2]?.fail(new AppError('cancelled'))
    await again
    expect(state().last?.outcome).toBe('cancelled')
    expect(problem('shots')).toBeUndefined()
  })
})

describe('between tabs', () => {
  it('holds the project and the version of the app while it runs, and lets both go', async () => {
    const held = () => locks.held().filter((name) => !name.startsWith('writer:'))
    const drawing = drawShot(s1)
    await begins()
    expect(held()).toEqual(['busy', 'project:p1'])
    begun[0]?.end(DONE)
    await drawing
    await vi.waitFor(() => expect(held()).toEqual([]))
  })

  it('begins nothing on a project that another tab works on', async () => {
    const elsewhere = Promise.withResolvers<void>()
    const other = locks.request('project:p1', () => elsewhere.promise)
    await drawShot(s1)
    expect(begun).toEqual([])
    expect(problem('shots')).toBe('busy-elsewhere')
    elsewhere.resolve()
    await other
    const drawing = drawShot(s1)
    await begins()
    begun[0]?.end(DONE)
    await drawing
  })

  it('is cancelled while it waits for an update to end', async () => {
    const update = Promise.withResolvers<void>()
    const updating = locks.request('busy', () => update.promise)
    const drawing = drawShot(s1)
    await vi.waitFor(() => expect(state().job).toBeDefined())
    await stop()
    await drawing
    expect(state().last?.outcome).toBe('cancelled')
    update.resolve()
    await updating
    expect(begun).toEqual([])
  })
})

describe('when its project is left', () => {
  it('is asked about, ends with what has arrived, and only then the other project opens', async () => {
    const drawing = drawShot(s1)
    await begins()
    useJobStore.setState({ shots: { [s2]: { status: 'waiting' } } })
    const entering = enterProject('none' as ProjectId)
    await vi.waitFor(() => expect(useLeaveStore.getState().answer).toBeDefined())
    useLeaveStore.getState().answer?.(true)
    await vi.waitFor(() => expect(begun[0]?.signal.aborted).toBe(true))
    expect(useProjectStore.getState().project?.id).toBe(one)
    begun[0]?.end({ done: 1, failed: 0, skipped: 1 })
    await Promise.all([drawing, entering])
    expect(useProjectStore.getState().project).toBeUndefined()
    // Waiting shots belong to that project: another project shows none of them.
    expect(state().shots).toEqual({})
    expect(state().last).toBeUndefined()
  })

  it('goes on where the person would rather stay', async () => {
    const drawing = drawShot(s1)
    await begins()
    const entering = enterProject('none' as ProjectId)
    await vi.waitFor(() => expect(useLeaveStore.getState().answer).toBeDefined())
    useLeaveStore.getState().answer?.(false)
    expect(await entering).toBe(one)
    expect(begun[0]?.signal.aborted).toBe(false)
    begun[0]?.end(DONE)
    await drawing
  })
})
