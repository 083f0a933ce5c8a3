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

  it('deletes what a record names no longer with the same stroke that writes it', async () => {
    const storage = openStorage()
    const blob = (id: string) => new Map([[id as BlobId, new Blob([id])]])
    await storage.save(project('a'), blob('old'))
    await storage.save(project('b'), blob('old'))
    await storage.save(project('a'), blob('new'), ['old' as BlobId])
    const found = (id: string, name: string) => storage.loadBlob(id as ProjectId, name as BlobId)
    expect(await Promise.all([found('a', 'old'), found('a', 'new'), found('b', 'old')])).toEqual([
      undefined,
      expect.any(Blob),
      expect.any(Blob),
    ])
    // A record that cannot be written, here because of a function in it, takes nothing with it.
    const broken = { ...project('a'), name: (() => 'x') as unknown as string }
    await expect(storage.save(broken, none, ['new' as BlobId])).rejects.toThrow()
    expect(await found('a', 'new')).toEqual(expect.any(Blob))
  })

  it('keeps one upscaler of a person’s own until it is removed', async () => {
    const storage = openStorage()
    expect(await storage.loadUpscaler()).toBeUndefined()
    await storage.saveUpscaler({ name: 'a.onnx', file: new Blob(['a']), samples: [1] })
    await storage.saveUpscaler({ name: 'b.onnx', file: new Blob(['b']), samples: [0.5] })
    const own = await storage.loadUpscaler()
    expect([own?.name, await own?.file.text(), own?.samples]).toEqual(['b.onnx', 'b', [0.5]])
    expect((await storage.list()).projects).toEqual([])
    await storage.removeUpscaler()
    expect(await storage.loadUpscaler()).toBeUndefined()
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
