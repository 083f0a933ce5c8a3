import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { DELETED_KEPT_MS } from '../../src/domain/storage/trash.ts'
import { storage } from '../../src/services/index.ts'
import { openLedger } from '../../src/services/money/ledger.ts'
import { abandonImport, blobSizes, collectStrays, tidyProject } from '../../src/services/storage/cleanup.ts'
import { duplicateProject } from '../../src/services/storage/closed-projects.ts'
import {
  discardProject,
  listTrash,
  purgeProject,
  restoreProject,
} from '../../src/services/storage/deleted-projects.ts'
import {
  deleteOwnUpscaler,
  loadOwnUpscaler,
  saveOwnUpscaler,
} from '../../src/services/storage/own-upscaler.ts'
import { noteVisit } from '../../src/services/storage/visits.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'

const project = (id: string, updatedAt = 0) => makeProject({ id: id as ProjectId, updatedAt })
const none = new Map<BlobId, Blob>()
const blobs = (...ids: string[]) => new Map(ids.map((id) => [id as BlobId, new Blob([id])]))
const a = 'a' as ProjectId

await installRawDatabase()

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

/** Store and key of each record, read past the app. */
const keys = async () =>
  Object.entries(await rawDatabase.readAll('maestro'))
    .filter(([store]) => store !== 'meta')
    .flatMap(([store, entries]) =>
      entries.map(([key]) => `${store} ${Array.isArray(key) ? key.slice(1).join(' ') : key}`),
    )

describe('storage', () => {
  it('gives back what was saved', async () => {
    await storage.save(project('a'), none)
    expect(await storage.load(a)).toEqual(project('a'))
    expect(await storage.load('b' as ProjectId)).toBeUndefined()
  })

  it('lists projects, last changed first, with their size, and reads no blob for it', async () => {
    for (const [id, at] of [
      ['a', 1],
      ['b', 3],
      ['c', 2],
    ] as const) {
      await storage.save(project(id, at), blobs('clip', 'style'))
    }
    const get = vi.spyOn(IDBObjectStore.prototype, 'get')
    const { cards } = await storage.list()
    expect(get).not.toHaveBeenCalled()
    get.mockRestore()
    expect(cards.map(({ id }) => id)).toEqual(['b', 'c', 'a'])
    expect(cards[0]).toMatchObject({ bytes: 9, shots: 3, drawn: 0, name: 'Pilot' })
  })

  it('lists a project of an earlier app, which kept no card, and measures it when it is opened', async () => {
    await storage.save(project('b'), none)
    await rawDatabase.write('maestro', 'projects', [['a', project('a')]])
    await rawDatabase.write('maestro', 'media', [[['blob', 'a', 'clip'], new Blob(['12345'])]])
    expect((await storage.list()).cards.find(({ id }) => id === 'a')).not.toHaveProperty('bytes')
    await storage.claim(a, 't')
    expect((await storage.list()).cards.find(({ id }) => id === 'a')).toMatchObject({ name: 'Pilot' })
    expect(Object.keys(await blobSizes(a))).toEqual(['clip'])
  })

  it('lists the readable projects beside one that a newer app wrote, and says so', async () => {
    await storage.save(project('a'), none)
    await rawDatabase.write('maestro', 'projects', [['b', { ...project('b'), version: 99 }]])
    const { cards, unreadable } = await storage.list()
    expect(cards.map(({ id }) => id)).toEqual(['a'])
    expect(unreadable.map(({ code }) => code)).toEqual(['storage-newer'])
    await expect(storage.load('b' as ProjectId)).rejects.toMatchObject({ code: 'storage-newer' })
  })

  it('deletes what a record names no longer with the same stroke that writes it', async () => {
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
    // An unclonable record (it holds a function) fails alone.
    const broken = { ...project('a'), name: (() => 'x') as unknown as string }
    await expect(storage.save(broken, none, ['new' as BlobId])).rejects.toThrow()
    expect(await found('a', 'new')).toEqual(expect.any(Blob))
  })

  it('keeps one upscaler of a person’s own until it is removed', async () => {
    expect(await loadOwnUpscaler()).toBeUndefined()
    await saveOwnUpscaler({ name: 'a.onnx', file: new Blob(['a']), samples: [1] })
    await saveOwnUpscaler({ name: 'b.onnx', file: new Blob(['b']), samples: [0.5] })
    const own = await loadOwnUpscaler()
    expect([own?.name, await own?.file.text(), own?.samples]).toEqual(['b.onnx', 'b', [0.5]])
    expect((await storage.list()).cards).toEqual([])
    await deleteOwnUpscaler()
    expect(await loadOwnUpscaler()).toBeUndefined()
  })

  it('says that what is kept whole or not at all does not fit, and keeps what was there', async () => {
    await saveOwnUpscaler({ name: 'a.onnx', file: new Blob(['a']), samples: [1] })
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const larger = { name: 'b.onnx', file: new Blob(['b']), samples: [] }
    await expect(saveOwnUpscaler(larger)).rejects.toMatchObject({ code: 'no-space' })
    await expect(storage.saveBlob(a, 'x' as BlobId, new Blob(['x']))).rejects.toMatchObject({
      code: 'no-space',
    })
    put.mockRestore()
    expect((await loadOwnUpscaler())?.name).toBe('a.onnx')
  })

  it('keeps a deleted project until it is removed for good, and then no other', async () => {
    await storage.save(project('a'), blobs('clip'))
    await storage.save(project('ab'), blobs('clip'))
    await discardProject(a)
    expect(await storage.load(a)).toBeUndefined()
    expect((await listTrash()).map(({ id, bytes }) => [id, bytes])).toEqual([['a', 4]])
    await restoreProject(a)
    expect(await storage.load(a)).toEqual(project('a'))
    await discardProject(a)
    await purgeProject(a)
    expect(await storage.loadBlob(a, 'clip' as BlobId)).toBeUndefined()
    expect(await storage.loadBlob('ab' as ProjectId, 'clip' as BlobId)).toBeDefined()
    expect(await keys()).toEqual(['cards ab', 'media ab clip', 'projects ab', 'sizes ab', 'writers a'])
  })

  it('removes for good only what is in the trash at that moment', async () => {
    await storage.save(project('a'), blobs('clip'))
    await discardProject(a)
    await restoreProject(a)
    expect(await purgeProject(a)).toBe(false)
    expect(await storage.loadBlob(a, 'clip' as BlobId)).toBeDefined()
    // Deleted again later: the week restarts.
    await discardProject(a)
    expect(await purgeProject(a, Date.now() - DELETED_KEPT_MS)).toBe(false)
    expect(await storage.loadBlob(a, 'clip' as BlobId)).toBeDefined()
    expect(await purgeProject(a)).toBe(true)
  })

  it('abandons an import that broke off, and no project that is there or in the trash', async () => {
    for (const id of ['a', 'b']) await storage.save(project(id), blobs('clip'))
    await storage.saveBlob('c' as ProjectId, 'clip' as BlobId, new Blob(['clip']))
    await discardProject(a)
    for (const id of ['a', 'b', 'c']) await abandonImport(id as ProjectId)
    const media = (await keys()).filter((key) => /^(media|sizes)/.test(key))
    expect(media).toEqual(['media a clip', 'media b clip', 'sizes a', 'sizes b'])
  })

  it('lets only the last claim write, whatever the order', async () => {
    await storage.save(project('a'), none, [], 'first')
    await storage.claim(a, 'second')
    await expect(storage.save(project('a', 5), none, [], 'first')).rejects.toMatchObject({
      code: 'taken-over',
    })
    await storage.save(project('a', 7), none, [], 'second')
    await discardProject(a)
    await expect(storage.save(project('a', 9), none, [], 'second')).rejects.toMatchObject({
      code: 'taken-over',
    })
    expect(await storage.load(a)).toBeUndefined()
  })

  it('merges the draft of the last writer, and of no other', async () => {
    const left = (at: number, token: string) => ({
      token,
      record: { ...project('a', at), context: 'Typed last.', shots: [] },
    })
    const drawn = makeShot('s', { takes: [makeTake('t', 'x')] })
    await storage.save({ ...project('a', 5), shots: [drawn] }, blobs('clip', 'blob-t'), [], 'first')
    expect((await storage.claim(a, 'second', left(9, 'other')))?.context).not.toBe('Typed last.')
    expect((await storage.claim(a, 'third', left(5, 'second')))?.context).not.toBe('Typed last.')
    const opened = await storage.claim(a, 'fourth', left(9, 'third'))
    // Its text, and only the pictures that the disk has.
    expect(opened).toMatchObject({ context: 'Typed last.', shelf: [{ id: 's', takes: [{ id: 't' }] }] })
    expect(opened).not.toHaveProperty('style')
    expect(await storage.load(a)).toEqual(opened)
  })

  it('goes by the count of edits and not by the clock, which may have been put back', async () => {
    const state = (edition: number, at: number, context: string) =>
      ({ ...project('a', at), edition, context }) as const
    await storage.save(state(3, 9000, 'Saved.'), none, [], 'first')
    const words = { token: 'first', record: state(4, 5400, 'Typed after the clock went back.') }
    expect((await storage.claim(a, 'second', words))?.context).toBe('Typed after the clock went back.')
    await storage.save(state(5, 5500, 'Saved since.'), none, [], 'second')
    const early = { token: 'second', record: state(4, 9999, 'Of before.') }
    expect((await storage.claim(a, 'third', early))?.context).toBe('Saved since.')
  })

  it('lists what calls cost, also of what is cleared away, and takes the ledger with a project that is removed', async () => {
    const ledger = openLedger()
    await storage.save(project('a'), none)
    const call = { at: 1, role: 'draw', model: 'm', estimate: 0.2 } as const
    for (const id of ['one', 'two']) {
      await ledger.reserve(a, id, call, null)
      await ledger.settle(a, id, call, { billed: 'yes', cost: 0.25 })
    }
    expect((await storage.list()).cards[0]).toMatchObject({ spent: 0.5, updatedAt: 0 })
    await discardProject(a)
    await restoreProject(a)
    expect((await storage.list()).cards[0]).toMatchObject({ spent: 0.5 })
    await discardProject(a)
    await purgeProject(a)
    expect((await ledger.entries(a)).size).toBe(0)
  })

  it('cleans by what the screen shows, and not for a tab that may no longer write', async () => {
    await storage.save(project('a'), blobs('clip', 'style', 'left'), [], 'first')
    const seen: string[][] = []
    const change = (found: Project, there: ReadonlySet<BlobId>) => {
      seen.push([...there])
      const { style: _, ...rest } = found
      return rest
    }
    await expect(tidyProject(a, change, 'other')).rejects.toMatchObject({ code: 'taken-over' })
    expect(await tidyProject(a, change, 'first')).toEqual({ blobs: 2, bytes: 9 })
    expect(seen).toEqual([['clip', 'left', 'style']])
    expect(await keys()).toContain('media a clip')
  })

  it('writes no blob of a save that is refused', async () => {
    await storage.save(project('a'), none, [], 'first')
    await storage.claim(a, 'second')
    await storage.save(project('a'), blobs('clip'), [], 'first').catch(() => undefined)
    expect(await keys()).not.toContain('media a clip')
  })

  it('clears away what the record does not name when it is opened, and strays at the start', async () => {
    await storage.save(project('a'), blobs('clip', 'orphan'))
    await storage.saveBlob('gone' as ProjectId, 'x' as BlobId, new Blob(['x']))
    await storage.claim(a, 't')
    expect(await keys()).toEqual([
      'cards a',
      'media a clip',
      'media gone x',
      'projects a',
      'sizes a',
      'sizes gone',
      'writers a',
    ])
    await collectStrays()
    expect((await keys()).filter((key) => key.includes('gone'))).toEqual([])
    expect((await storage.list()).cards[0]?.bytes).toBe(4)
  })

  it('clears a deleted take away when it was a week old at an earlier visit, whatever one wrong clock says', async () => {
    const [day, now] = [24 * 60 * 60 * 1000, Date.now()]
    const take = (id: string, deletedAt: number) => ({ ...makeTake(id, 'x'), deletedAt })
    const takes = [take('old', now - DELETED_KEPT_MS - 1), take('new', now - 1000)]
    await storage.save({ ...project('a'), shots: [makeShot('s', { takes })] }, blobs('blob-old', 'blob-new'))
    const kept = async (token: string) => (await storage.claim(a, token))?.shots[0]?.takes.map(({ id }) => id)
    expect(await kept('no visit is known')).toEqual(['old', 'new'])
    for (const at of [now - 5 * day, now + 30 * day, now + 30 * day + 1000, now - 4 * day]) {
      await noteVisit(at)
      expect(await kept(`at ${at}`)).toEqual(['old', 'new'])
    }
    await noteVisit(now)
    expect(await kept('an earlier visit is four days old')).toEqual(['old', 'new'])
    await noteVisit(now + day)
    expect(await kept('an earlier visit is of now')).toEqual(['new'])
    expect(Object.keys(await blobSizes(a))).toEqual(['blob-new'])
  })

  it('duplicates a project with its media', async () => {
    await storage.save(project('a'), blobs('clip', 'style'))
    await duplicateProject(a, 'b' as ProjectId, 'Copy')
    await discardProject(a)
    await purgeProject(a)
    expect(await storage.load('b' as ProjectId)).toMatchObject({
      id: 'b',
      name: 'Copy',
      shots: project('a').shots,
    })
    expect(await storage.loadBlob('b' as ProjectId, 'style' as BlobId)).toBeDefined()
  })

  it('opens a closed connection again', async () => {
    const opened: IDBDatabase[] = []
    const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
      this: IDBFactory,
      ...args
    ) {
      const request = real.apply(this, args)
      request.addEventListener('success', () => opened.push(request.result))
      return request
    })
    await storage.save(project('a'), none)
    for (const database of opened) database.close()
    await storage.save(project('a', 4), none)
    expect((await storage.load(a))?.updatedAt).toBe(4)
    open.mockRestore()
  })
})

const real = IDBFactory.prototype.open
