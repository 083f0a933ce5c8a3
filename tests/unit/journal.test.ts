import { expect, it, vi } from 'vitest'
import type { ProjectId, ShotId } from '../../src/domain/ids.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
import '../fixtures/with-resolvers.ts'

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})
/** Ends the search for a tab that works on a project. */
let found: (isWorkedOn: boolean) => void = () => undefined
const isWorkedOn = vi.fn(
  () =>
    new Promise<boolean>((resolve) => {
      found = resolve
    }),
)
vi.mock('../../src/services/app/tabs.ts', () => ({
  isWorkedOn: () => isWorkedOn(),
  broadcast: () => undefined,
  subscribeTabs: () => () => undefined,
}))
const note = {
  kind: 'draw',
  engine: 'sketch',
  startedAt: 1,
  waiting: ['s1' as ShotId],
  inFlight: [],
} as const
vi.mock('../../src/services/storage/job-notes.ts', () => ({
  jobNote: async (id: ProjectId) => (id === 'one' ? note : undefined),
  noteJob: async () => undefined,
}))

const { keepJournal, useJournalStore } = await import('../../src/store/jobs/interrupted.ts')
const { useProjectStore } = await import('../../src/store/project/store.ts')

const open = (id: string) =>
  useProjectStore.setState({
    project: makeProject({ id: id as ProjectId, shots: [makeShot('s1')] }),
    readOnly: false,
  })

it('what was broken off in one project is not offered in the next one', async () => {
  keepJournal()
  open('one')
  await vi.waitFor(() => expect(isWorkedOn).toHaveBeenCalledOnce())
  found(false)
  await vi.waitFor(() => expect(useJournalStore.getState().broken).toMatchObject({ kind: 'draw' }))
  open('other')
  open('one')
  await vi.waitFor(() => expect(isWorkedOn).toHaveBeenCalledTimes(2))
  open('two')
  found(false)
  await new Promise((resolve) => setTimeout(resolve))
  expect(useJournalStore.getState().broken).toBeUndefined()
})
