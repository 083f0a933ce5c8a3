import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { ProjectId } from '../../src/domain/ids.ts'
import { NOTHING_SPENT } from '../../src/domain/money/ledger.ts'
import type { TabMessage } from '../../src/services/app/tabs.ts'
import { makeProject } from '../fixtures/make-project.ts'

vi.stubGlobal('navigator', { onLine: true })
const said: TabMessage[] = []
const hearing = new Set<(message: TabMessage) => void>()
vi.mock('../../src/services/app/tabs.ts', () => ({
  broadcast: (message: TabMessage) => said.push(message),
  subscribeTabs: (hear: (message: TabMessage) => void) => {
    hearing.add(hear)
    return () => hearing.delete(hear)
  },
}))

const { createSpendGuard, followLedger, useLedgerStore } = await import('../../src/store/money/store.ts')
const { useProjectStore } = await import('../../src/store/project/store.ts')
const project = makeProject()
const { id } = project
const cost = () => useLedgerStore.getState().spent.cost

/** Sends another tab's message. */
function tell(dollars: number, on: ProjectId = id): void {
  for (const hear of hearing) hear({ type: 'spent', id: on, spent: { ...NOTHING_SPENT, cost: dollars } })
}

test('what another tab spends is shown by the one that reads; the one that writes goes by the disk', async () => {
  useProjectStore.setState({ project, readOnly: true })
  const unfollow = followLedger(id)
  tell(0.2)
  expect(cost()).toBe(0.2)
  tell(7, 'another' as ProjectId)
  expect(cost()).toBe(0.2)
  useProjectStore.setState({ readOnly: false })
  await expect.poll(cost).toBe(0)
  tell(0.4)
  expect(cost()).toBe(0)
  unfollow()
  expect(hearing.size).toBe(0)
})

test('a call that has come to its end is told to the other tabs, without what is under way here', async () => {
  const guard = createSpendGuard({
    project: id,
    limit: () => 1,
    estimate: () => 0.1,
    onWait: () => undefined,
  })
  const first = await guard.reserve('draw', 'm')
  await guard.reserve('draw', 'm')
  first.settle({ billed: 'yes', cost: 0.15 })
  await expect
    .poll(() => said)
    .toEqual([{ type: 'spent', id, spent: { ...NOTHING_SPENT, cost: 0.15, since: expect.any(Number) } }])
})

test('no call is made while what was spent cannot be read', async () => {
  const guard = createSpendGuard({
    project: id,
    limit: () => 1,
    estimate: () => 0.1,
    onWait: () => undefined,
  })
  const broken = vi.spyOn(IDBObjectStore.prototype, 'getAllKeys').mockImplementation(() => {
    throw new DOMException('The disk is gone.', 'UnknownError')
  })
  await expect(guard.reserve('draw', 'm')).rejects.toMatchObject({
    code: 'ledger-lost',
    charge: { billed: 'no' },
  })
  expect(useLedgerStore.getState().problem?.code).toBe('ledger-lost')
  broken.mockRestore()
  await guard.reserve('draw', 'm')
  expect(useLedgerStore.getState().problem).toBeUndefined()
})

/** Fresh stores on the same disk, as in another tab. */
async function anotherTab() {
  vi.resetModules()
  return import('../../src/store/money/store.ts')
}
const limited = (limit: number, project: string) => ({
  project: project as ProjectId,
  limit: () => limit,
  estimate: () => 0.1,
  onWait: () => undefined,
})

test('calls that begin at once, in two tabs, never pass the limit together', async () => {
  const [here, there] = [
    createSpendGuard(limited(0.35, 'two-tabs')),
    (await anotherTab()).createSpendGuard(limited(0.35, 'two-tabs')),
  ]
  const begun = await Promise.allSettled(
    [here, there, here, there, here, there].map((guard) => guard.reserve('draw', 'another')),
  )
  expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  for (const one of begun) {
    if (one.status === 'rejected')
      expect(one.reason).toMatchObject({ code: 'spending-limit', charge: { billed: 'no' } })
  }
})

test('what was not billed makes room again, and what may have been billed does not', async () => {
  const guard = createSpendGuard(limited(0.25, 'room'))
  const [free, unsure] = [await guard.reserve('draw', 'another'), await guard.reserve('draw', 'm')]
  await expect(guard.reserve('draw', 'another')).rejects.toMatchObject({ code: 'spending-limit' })
  unsure.settle({ billed: 'maybe' })
  free.settle({ billed: 'no' })
  const again = await vi.waitFor(() => guard.reserve('draw', 'another'))
  await expect(guard.reserve('draw', 'another')).rejects.toMatchObject({ code: 'spending-limit' })
  again.settle({ billed: 'no' })
})

test('a limit that is lowered meanwhile holds for the next call', async () => {
  let limit = 1
  const guard = createSpendGuard({ ...limited(1, 'lowered'), limit: () => limit })
  await guard.reserve('draw', 'another')
  limit = 0.15
  await expect(guard.reserve('draw', 'another')).rejects.toMatchObject({ code: 'spending-limit' })
})

test('no further call leaves before a bill that could not be written down is on disk', async () => {
  const guard = createSpendGuard(limited(1, 'late-bill'))
  useProjectStore.setState({ project: makeProject({ id: 'late-bill' as ProjectId }), readOnly: false })
  const unfollow = followLedger('late-bill' as ProjectId)
  const first = await guard.reserve('draw', 'another')
  const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is gone.', 'UnknownError')
  })
  first.settle({ billed: 'yes', cost: 0.5 })
  await vi.waitFor(() => expect(useLedgerStore.getState().problem?.code).toBe('ledger-lost'))
  await expect(guard.reserve('draw', 'another')).rejects.toMatchObject({ code: 'ledger-lost' })
  broken.mockRestore()
  const second = await guard.reserve('draw', 'another')
  expect(cost()).toBe(0.5)
  second.settle({ billed: 'no' })
  unfollow()
})

test('a bill that comes late is written down once, however many calls wait for it', async () => {
  const guard = createSpendGuard(limited(2, 'late-once'))
  const [dear, late] = [await guard.reserve('draw', 'bills'), await guard.reserve('draw', 'bills')]
  dear.settle({ billed: 'yes', cost: 0.5 })
  await vi.waitFor(() => expect(said.at(-1)).toMatchObject({ id: 'late-once', spent: { cost: 0.5 } }))
  const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is gone.', 'UnknownError')
  })
  late.settle({ billed: 'yes', cost: 0.01 })
  await vi.waitFor(() => expect(broken).toHaveBeenCalled())
  await expect(guard.reserve('draw', 'bills')).rejects.toMatchObject({ code: 'ledger-lost' })
  broken.mockRestore()
  await Promise.allSettled(Array.from({ length: 20 }, () => guard.reserve('draw', 'bills')))
  // Twenty bills of one cent would hide that of half a dollar: 0.51 and three times 0.5 pass 2.
  const begun = await Promise.allSettled([guard.reserve('draw', 'bills')])
  expect(begun).toMatchObject([{ status: 'rejected', reason: { detail: { price: 0.5 } } }])
})
