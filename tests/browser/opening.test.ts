import { beforeEach, expect, it } from 'vitest'
import type { ProjectId } from '../../src/domain/ids.ts'
import { storage } from '../../src/services/index.ts'
import { useAppStore } from '../../src/store/app/store.ts'
import { useJobStore } from '../../src/store/jobs/store.ts'
import { enterProject, leaveProject } from '../../src/store/library/store.ts'
import { commitProject } from '../../src/store/project/edits.ts'
import { useLeaveStore } from '../../src/store/project/leave.ts'
import { closeProject, openProject, showNewProject, takeOver } from '../../src/store/project/session.ts'
import { useProjectStore } from '../../src/store/project/store.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'

await installRawDatabase()

const stored = async () => {
  const project = makeProject({ id: crypto.randomUUID() as ProjectId })
  await storage.save(project, new Map())
  return project.id
}
const fresh = () => makeProject({ id: crypto.randomUUID() as ProjectId })
const shown = () => {
  const { project, readOnly } = useProjectStore.getState()
  return [project?.id, readOnly]
}

/** Locks a project as another tab does, until the returned function is called. */
async function otherTab(id: ProjectId): Promise<() => void> {
  const [held, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  void navigator.locks.request(`writer:${id}`, () => {
    held.resolve()
    return ended.promise
  })
  await held.promise
  return ended.resolve
}

beforeEach(async () => {
  useJobStore.setState({ job: undefined })
  const { project } = useProjectStore.getState()
  if (project) await closeProject(project.id)
})

it('opens and makes projects one after the other, and holds only the one that is shown', async () => {
  const slow = await stored()
  const made = fresh()
  // The same wait as while another tab writes a large clip.
  const fast = await rawDatabase.hold('maestro', ['projects'])
  const opening = openProject(slow)
  const making = showNewProject(made).then(() => commitProject((project) => project))
  await fast()
  await Promise.all([opening, making])
  expect(shown()).toEqual([made.id, false])
  // No lock of an earlier project is left.
  await openProject(slow)
  expect(shown()).toEqual([slow, false])
  await openProject(made.id)
  expect(shown()).toEqual([made.id, false])
})

it('takes over once, however often that is asked', async () => {
  const id = await stored()
  const release = await otherTab(id)
  await openProject(id)
  expect(shown()).toEqual([id, true])
  useAppStore.setState({ log: [] })
  const [first, second] = [takeOver(), takeOver()]
  release()
  await Promise.all([first, second])
  expect(shown()).toEqual([id, false])
  expect(useAppStore.getState().log.filter(({ event }) => event.code === 'taken-over')).toHaveLength(1)
})

it('stays where one is when the address changes while it is asked whether to leave', async () => {
  const [here, there] = [await stored(), await stored()]
  await enterProject(here)
  useJobStore.setState({
    job: { kind: 'draw', engine: 'sketch', doing: { code: 'draw' }, done: 0, total: 1, startedAt: 0 },
  })
  for (const elsewhere of [() => void enterProject(here), leaveProject]) {
    const leaving = enterProject(there)
    expect(useLeaveStore.getState().answer).toBeDefined()
    elsewhere()
    expect(useLeaveStore.getState().answer).toBeUndefined()
    expect(await leaving).toBe(here)
    expect(shown()).toEqual([here, false])
  }
})
