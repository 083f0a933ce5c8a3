import { beforeEach, expect, it, vi } from 'vitest'
import type { MeasuredShot } from '../../src/domain/clip/measured.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { AppError } from '../../src/lib/errors.ts'
import { makeProject } from '../fixtures/make-project.ts'
import '../fixtures/with-resolvers.ts'

vi.hoisted(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal('navigator', { onLine: true })
})

const SHOT: MeasuredShot = {
  ...{ start: 0, end: 4, speed: 0, light: 0.5, palette: ['#102030'] },
  people: { faces: [], from: 0, to: 4 } as never,
}
/** A decoder that ends when a test ends it. */
let decoding: PromiseWithResolvers<readonly MeasuredShot[]>
let tell: (share: number) => void
vi.mock('../../src/services/clip/open-clip.ts', () => ({
  openClip: async (_: Blob, signal: AbortSignal) => ({
    measure: (__: unknown, onShare: typeof tell) => {
      tell = onShare
      signal.addEventListener('abort', () => decoding.reject(signal.reason))
      return decoding.promise
    },
    close: () => undefined,
  }),
}))
vi.mock('../../src/store/clip/clip.ts', () => ({ loadClip: async () => new Blob(['clip']) }))
vi.mock('../../src/store/project/edits.ts', () => ({
  editProject: (change: (project: Project) => Project) =>
    useProjectStore.setState(({ project }) => (project ? { project: change(project) } : {})),
}))

const { measureForJob, measureNow, stopMeasuring } = await import('../../src/store/clip/measuring.ts')
const { useMeasuringStore } = await import('../../src/store/clip/measuring-state.ts')
const { useJobStore } = await import('../../src/store/jobs/store.ts')
const { useProjectStore } = await import('../../src/store/project/store.ts')

const measured = () => useProjectStore.getState().project?.video?.measured
const begin = (signal = new AbortController().signal) => {
  const shares: number[] = []
  return { shares, done: measureForJob(signal, (share) => shares.push(share)) }
}

beforeEach(() => {
  decoding = Promise.withResolvers()
  tell = () => {
    throw new Error('It has not begun.')
  }
  useProjectStore.setState({ project: makeProject(), readOnly: false })
  useJobStore.setState({ job: { kind: 'describe' } as never })
  measureNow()
})

it('is done for the job that waits for it, which is told how far it is', async () => {
  const { shares, done } = begin()
  await vi.waitFor(() => tell(0.4))
  expect(shares).toEqual([0.4])
  expect(useMeasuringStore.getState()).toMatchObject({ share: 0.4, waits: false, isForJob: true })
  decoding.resolve([SHOT])
  await done
  expect(measured()).toMatchObject({ start: 0, end: 4, shots: [SHOT] })
  await begin().done
  expect(shares).toEqual([0.4])
})

it('goes on without it where a person says so, and asks no second time', async () => {
  const { done } = begin()
  await vi.waitFor(() => tell(0.4))
  stopMeasuring()
  await done
  expect(measured()).toBeUndefined()
  expect(useMeasuringStore.getState()).toMatchObject({ share: undefined, isLeft: true, isForJob: false })
  await begin().done
})

it('goes on without it where it fails', async () => {
  const { done } = begin()
  await vi.waitFor(() => tell(0.4))
  decoding.reject(new AppError('clip-unreadable'))
  await done
  expect(useMeasuringStore.getState()).toMatchObject({ isLeft: true })
})

it('ends with the job that is cancelled, and may be asked for again', async () => {
  const controller = new AbortController()
  const { done } = begin(controller.signal)
  await vi.waitFor(() => tell(0.4))
  controller.abort(new AppError('cancelled'))
  await expect(done).rejects.toMatchObject({ code: 'cancelled' })
  expect(useMeasuringStore.getState()).toMatchObject({ isLeft: false, waits: true })
})
