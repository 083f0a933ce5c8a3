import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { openStorage } from '../../src/services/storage.ts'
import { makeProject } from '../fixtures/make-project.ts'

const project = (id: string, updatedAt = 0) => makeProject({ id: id as ProjectId, updatedAt })
const none = new Map<BlobId, Blob>()

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

describe('storage', () => {
  it('gives back what was saved', async () => {
    const storage = openStorage()
    await storage.save(project('a'), none)
    expect(await storage.load('a' as ProjectId)).toEqual(project('a'))
    expect(await storage.load('b' as ProjectId)).toBeUndefined()
  })

  it('lists projects, last changed first', async () => {
    const storage = openStorage()
    for (const [id, at] of [
      ['a', 1],
      ['b', 3],
      ['c', 2],
    ] as const) {
      await storage.save(project(id, at), none)
    }
    const { projects } = await storage.list()
    expect(projects.map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })

  it('lists the readable projects beside one that a newer app wrote, and says so', async () => {
    const storage = openStorage()
    await storage.save(project('a'), none)
    await storage.save({ ...project('b'), version: 99 as 1 }, none)
    const { projects, unreadable } = await storage.list()
    expect(projects.map(({ id }) => id)).toEqual(['a'])
    expect(unreadable.map(({ code }) => code)).toEqual(['storage-newer'])
    await expect(storage.load('b' as ProjectId)).rejects.toMatchObject({ code: 'storage-newer' })
  })

  it('removes a project with its blobs and no other', async () => {
    const storage = openStorage()
    const blob = new Map([['x' as BlobId, new Blob(['x'])]])
    await storage.save(project('a'), blob)
    await storage.save(project('ab'), blob)
    await storage.remove('a' as ProjectId)
    expect(await storage.load('a' as ProjectId)).toBeUndefined()
    expect(await storage.loadBlob('a' as ProjectId, 'x' as BlobId)).toBeUndefined()
    expect(await storage.load('ab' as ProjectId)).toBeDefined()
    expect(await storage.loadBlob('ab' as ProjectId, 'x' as BlobId)).toBeDefined()
  })
})
