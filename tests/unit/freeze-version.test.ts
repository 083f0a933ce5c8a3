import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import type { TabMessage } from '../../src/services/app/tabs.ts'
import { followVersions, freezeVersion, useVersions } from '../../src/store/handover/versions.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { makeProject } from '../fixtures/make-project.ts'
import '../fixtures/with-resolvers.ts'

const heard = vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  return [] as ((message: TabMessage) => void)[]
})
vi.mock('../../src/services/app/tabs.ts', async (load) => ({
  ...(await load<object>()),
  subscribeTabs: (hear: (message: TabMessage) => void) => {
    heard.push(hear)
    return () => undefined
  },
}))
const saved = Promise.withResolvers<void>()
vi.mock('../../src/services/storage/versions.ts', () => ({
  listVersions: async () => [],
  saveVersion: () => saved.promise,
}))

it('what another tab does to the versions does not end the freezing of one', async () => {
  const project = makeProject({})
  await showNewProject(project)
  followVersions(project.id)
  const frozen = freezeVersion('Sent on Monday')
  for (const hear of heard) hear({ type: 'versions', id: project.id })
  await vi.waitFor(() => expect(useVersions.getState().of).toBe(project.id))
  await new Promise((done) => setTimeout(done, 20))
  expect(useVersions.getState().freezing).toBe(true)
  saved.resolve()
  expect(await frozen).toBe(true)
  expect(useVersions.getState().freezing).toBe(false)
})
