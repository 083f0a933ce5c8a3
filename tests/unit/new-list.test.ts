import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { askNewList, useNewListStore } from '../../src/store/board/new-list.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { makeProject } from '../fixtures/make-project.ts'
import '../fixtures/with-resolvers.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
const open = (id: string) => showNewProject(makeProject({ id: id as never }))

it('is asked of its project only', async () => {
  await open('one')
  const asked = askNewList()
  await open('two')
  expect(useNewListStore.getState().answer).toBeUndefined()
  expect(await asked).toBeUndefined()
})

it('is answered once', async () => {
  await open('three')
  const asked = askNewList()
  useNewListStore.getState().answer?.('omit')
  expect(await asked).toBe('omit')
  expect(useNewListStore.getState().answer).toBeUndefined()
})
