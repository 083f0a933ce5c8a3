import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProjectId } from '../../src/domain/ids.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { makeBrowser } from '../fixtures/open-tab.ts'

/** A visit: the list as the home screen reads it. */
async function visit() {
  vi.resetModules()
  const library = await import('../../src/store/library/store.ts')
  await library.refreshLibrary()
  return { ...library, lost: () => library.useLibraryStore.getState().lost }
}

/** A visit that leaves a project on disk, and closes before the list is read again. */
async function visitThatSaves() {
  const first = await visit()
  expect(await first.createProject()).toBeDefined()
  return first
}

beforeEach(() => {
  makeBrowser()
  globalThis.indexedDB = new IDBFactory()
})

describe('projects that the browser has lost', () => {
  it('are said to be lost at each visit until that is dismissed', async () => {
    expect((await visitThatSaves()).lost()).toBe(false)
    expect((await visit()).lost()).toBe(false)
    globalThis.indexedDB = new IDBFactory()
    expect((await visit()).lost()).toBe(true)
    const later = await visit()
    expect(later.lost()).toBe(true)
    later.dismissLost()
    expect(later.lost()).toBe(false)
    expect((await visit()).lost()).toBe(false)
  })

  it('are said to be lost although a project was made before the list is read', async () => {
    await visitThatSaves()
    globalThis.indexedDB = new IDBFactory()
    vi.resetModules()
    const { createProject } = await import('../../src/store/library/store.ts')
    await createProject()
    expect((await visit()).lost()).toBe(true)
  })

  it.each([
    ['on a first visit', async () => undefined],
    [
      'after everything was cleared',
      async () => {
        await visitThatSaves()
        makeBrowser()
      },
    ],
    [
      'after the last one was deleted',
      async () => {
        await visitThatSaves()
        const { useProjectStore } = await import('../../src/store/project/store.ts')
        const { deleteProject } = await import('../../src/store/library/edits.ts')
        await deleteProject(useProjectStore.getState().project?.id as ProjectId, 'Untitled')
      },
    ],
  ])('are not said to be lost %s', async (_, before) => {
    await before()
    globalThis.indexedDB = new IDBFactory()
    const now = await visitThatSaves()
    expect(now.lost()).toBe(false)
    await now.refreshLibrary()
    expect(now.lost()).toBe(false)
    expect((await visit()).lost()).toBe(false)
  })

  it('are not said to be lost after a visit that kept nothing', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const nothing = await visit()
    const { storage } = await import('../../src/services/index.ts')
    await storage.save(makeProject(), new Map())
    await nothing.refreshLibrary()
    expect(nothing.useLibraryStore.getState().projects).toHaveLength(1)
    globalThis.indexedDB = new IDBFactory()
    expect((await visit()).lost()).toBe(false)
  })
})
