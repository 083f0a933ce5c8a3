import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { migrate } from '../../src/domain/project/migrations.ts'
import { databasesWithoutVersions, oldDatabases, reviveDump } from '../fixtures/old-database.ts'
import { installRawDatabase } from '../raw-database.mjs'

await installRawDatabase()

type Entries = [key: IDBValidKey, value: unknown][]
const ferry = 'night-ferry' as ProjectId
const harbour = 'harbour' as ProjectId

/** The old databases with their content, and the app's services as in a fresh page. */
async function makeOld(): Promise<Record<string, Entries>> {
  const made: Record<string, Entries> = {}
  for (const [name, { version, stores }] of Object.entries(oldDatabases())) {
    const records = (await reviveDump(stores.records)) as Entries
    await rawDatabase.make(name, version, { records })
    made[name] = records
  }
  return made
}

async function openApp() {
  vi.resetModules()
  const [{ storage }, database, trash, cleanup, jobs, meta, keys, { openLedger }, { openCatalogue }, own] =
    await Promise.all([
      import('../../src/services/index.ts'),
      import('../../src/services/storage/database.ts'),
      import('../../src/services/storage/deleted-projects.ts'),
      import('../../src/services/storage/cleanup.ts'),
      import('../../src/services/storage/job-notes.ts'),
      import('../../src/services/storage/meta.ts'),
      import('../../src/services/key/keys.ts'),
      import('../../src/services/money/ledger.ts'),
      import('../../src/services/models/catalogue.ts'),
      import('../../src/services/storage/own-upscaler.ts'),
    ])
  return {
    storage,
    ...database,
    ...trash,
    ...cleanup,
    ...jobs,
    ...meta,
    ...keys,
    ...own,
    openLedger,
    openCatalogue,
  }
}

const valueAt = (entries: Entries, ...key: string[]) =>
  entries.find(([other]) => String(other) === String(key))?.[1]
const bytesOf = async (blob: Blob | undefined) =>
  blob && [blob.type, [...new Uint8Array(await blob.arrayBuffer())]]
/** A database's content in comparable form, with files as bytes. */
async function contentOf(name: string): Promise<unknown> {
  const plain = async (value: unknown): Promise<unknown> => {
    if (value instanceof Blob) return bytesOf(value)
    if (value instanceof CryptoKey) return 'a key'
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
      return Buffer.from(value as ArrayBuffer).toString('hex')
    if (Array.isArray(value)) return Promise.all(value.map(plain))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      await Promise.all(
        Object.entries(value).map(async ([key, inner]) => [key, await plain(inner)] as const),
      ),
    )
  }
  return plain(await rawDatabase.readAll(name))
}
const versionOf = async (wanted: string) =>
  (await indexedDB.databases()).find(({ name }) => name === wanted)?.version

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  vi.restoreAllMocks()
})

describe('the databases of the app before', () => {
  it('are upgraded whole: every project, file, deletion, note and price is there', async () => {
    const { maestro: old = [] } = await makeOld()
    const app = await openApp()
    const { cards, unreadable } = await app.storage.list()
    expect(unreadable).toEqual([])
    expect(cards.map(({ id, bytes, spent }) => [id, bytes, spent])).toEqual([
      ['night-ferry', 10_101, 0.04],
      ['harbour', 68, undefined],
      ['cardless', undefined, undefined],
    ])
    for (const id of [ferry, harbour, 'cardless' as ProjectId]) {
      expect(await app.storage.load(id)).toEqual(migrate(valueAt(old, 'project', id)))
    }
    const blobs = old.filter(([key]) => Array.isArray(key) && key[0] === 'blob')
    expect(blobs).toHaveLength(13)
    for (const [key, stored] of blobs) {
      const [, project, blob] = key as [string, ProjectId, BlobId]
      const was =
        stored instanceof Blob
          ? stored
          : new Blob([(stored as { buffer: ArrayBuffer }).buffer], { type: 'image/jpeg' })
      expect(await bytesOf(await app.storage.loadBlob(project, blob))).toEqual(await bytesOf(was))
    }
    expect(await app.listTrash()).toEqual([
      { id: 'thrown-away', name: 'Thrown away', deletedAt: 1760000003000, bytes: 40 },
    ])
    expect(await app.strayBytes()).toBe(10)
    expect(await app.jobNote(ferry)).toMatchObject({ waiting: ['s3'], inFlight: ['s2'] })
    const ledger = await app.openLedger().entries(ferry)
    expect([...ledger].map(([id, { billed, cost }]) => [id, billed, cost])).toEqual([
      ['call-1', 'yes', 0.04],
      ['call-2', 'maybe', undefined],
    ])
  })

  it('keep what is the app’s own: upscaler, keys, sign-in, catalogue, bills, visits, what was asked', async () => {
    await makeOld()
    const app = await openApp()
    const own = await app.loadOwnUpscaler()
    expect([own?.name, own?.file.size, own?.samples]).toEqual(['mine.onnx', 2000, [0.25, 0.5]])
    const there = 'https://openrouter.ai'
    expect(await app.loadKeptKey(there)).toEqual({ tier: 'device', key: 'sk-or-v1-a-made-up-key-for-tests' })
    expect(await app.unlockKey('http://localhost:1234', 'open sesame')).toBe('another-made-up-key')
    expect(await app.loadMeta('exported')).toEqual({ 'night-ferry': 1760000002500 })
    expect(await app.loadMeta('persist-asked')).toBe(true)
    const { meta, media } = await rawDatabase.readAll('maestro')
    expect(meta?.map(([key]) => String(key))).toEqual([
      'exported',
      'persist-asked',
      'visits',
      'catalogue,https://openrouter.ai/api/v1',
      'key,device',
      'key,passphrase,http://localhost:1234',
      'sign-in,by-hand',
    ])
    expect(media?.filter(([[kind]]) => kind !== 'blob').map(([key]) => key)).toEqual([['upscaler', 'own']])
    // The most expensive recent bill still counts.
    const call = { at: 1, role: 'draw', model: 'some/painter', estimate: 0.01 } as const
    expect((await app.openLedger().reserve(harbour, 'next', call, 0.03)).refused?.price).toBe(0.04)
  })

  it('keep the fence: only the token that could write can write', async () => {
    await makeOld()
    const { storage } = await openApp()
    const project = await storage.load(ferry)
    if (!project) throw new Error('lost')
    await expect(storage.save(project, new Map(), [], 'first-token')).rejects.toMatchObject({
      code: 'taken-over',
    })
    await storage.save(project, new Map(), [], 'second-token')
  })

  it('are written to but for small records: no file is put again', async () => {
    await makeOld()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    const app = await openApp()
    await app.whyNothingIsKept()
    expect(put).toHaveBeenCalled()
    const files = put.mock.calls.filter(
      ([value]) => value instanceof Blob || (value as { file?: unknown })?.file,
    )
    expect(files).toEqual([])
  })

  it.each([1, 2, 9, 17])(
    'stay as they were when the upgrade breaks off at its write %i, and are upgraded the next time',
    async (last) => {
      await makeOld()
      const [before, jobsBefore] = [await contentOf('maestro'), await contentOf('maestro-jobs')]
      const real = IDBObjectStore.prototype.put
      let writes = 0
      const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...args
      ) {
        writes += 1
        if (writes >= last) throw new DOMException('full', 'QuotaExceededError')
        return real.apply(this, args)
      })
      const broken = await openApp()
      await expect(broken.storage.list()).rejects.toMatchObject({ code: 'storage-not-upgraded' })
      put.mockRestore()
      expect([await contentOf('maestro'), await versionOf('maestro')]).toEqual([before, 1])
      expect(await contentOf('maestro-jobs')).toEqual(jobsBefore)
      expect((await broken.storage.list()).cards).toHaveLength(3)
      expect((await (await openApp()).storage.list()).cards).toHaveLength(3)
      expect([await versionOf('maestro'), await versionOf('maestro-jobs')]).toEqual([3, 2])
    },
  )

  it('wait for a tab that holds them, say so, and go on when it is closed', async () => {
    await makeOld()
    const old = indexedDB.open('maestro')
    await new Promise((resolve) => {
      old.onsuccess = resolve
    })
    const { storage } = await openApp()
    const { watchBlocked } = await import('../../src/services/storage/open-database.ts')
    const told = vi.fn()
    watchBlocked(told)
    const list = storage.list()
    await vi.waitFor(() => expect(told).toHaveBeenLastCalledWith(true))
    // The old tab still works, and what it writes is there afterwards.
    const records = old.result.transaction('records', 'readwrite').objectStore('records')
    records.put('last-token', ['writer', 'harbour'])
    old.result.close()
    expect((await list).cards).toHaveLength(3)
    expect(told).toHaveBeenLastCalledWith(false)
    expect(await rawDatabase.read('maestro', 'writers')).toContainEqual(['harbour', 'last-token'])
    // Old code no longer finds its store.
    const late = indexedDB.open('maestro')
    await new Promise((resolve) => {
      late.onsuccess = resolve
    })
    expect(() => late.result.transaction('records')).toThrow()
    late.result.close()
  })

  it('are no reason to hold up a later version, which this one does not open', async () => {
    await makeOld()
    const { storage } = await openApp()
    await storage.list()
    const later = indexedDB.open('maestro', 4)
    const blocked = vi.fn()
    later.onblocked = blocked
    await new Promise((resolve) => {
      later.onsuccess = resolve
    })
    expect(blocked).not.toHaveBeenCalled()
    later.result.close()
    await expect(storage.list()).rejects.toMatchObject({ code: 'storage-newer' })
    const fresh = await openApp()
    await expect(fresh.storage.list()).rejects.toMatchObject({ code: 'storage-newer' })
    // No in-memory storage replaces it.
    expect(await versionOf('maestro')).toBe(4)
  })

  it('made by somebody who only looked whether they are there become new ones', async () => {
    for (const name of ['maestro', 'maestro-jobs']) await rawDatabase.make(name, 1, {})
    const { storage, jobNote } = await openApp()
    expect((await storage.list()).cards).toEqual([])
    expect(await jobNote(ferry)).toBeUndefined()
  })
})

describe('a database without versions of boards', () => {
  async function makeEarlier() {
    for (const [name, { version, stores }] of Object.entries(databasesWithoutVersions())) {
      await rawDatabase.make(name, version, (await reviveDump(stores)) as Record<string, Entries>)
    }
  }

  it('gets a store for them, and everything else stays as it was', async () => {
    await makeEarlier()
    const before = (await contentOf('maestro')) as object
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    const app = await openApp()
    await app.whyNothingIsKept()
    expect(put).not.toHaveBeenCalled()
    expect([await contentOf('maestro'), await versionOf('maestro')]).toEqual([{ ...before, versions: [] }, 3])
    expect((await app.storage.list()).cards.map(({ id }) => id)).toEqual(['fixture-1'])
    expect(await app.storage.load('fixture-1' as ProjectId)).toMatchObject({ name: 'First release' })
  })

  it('stays as it was when the upgrade breaks off, and is upgraded the next time', async () => {
    await makeEarlier()
    const before = await contentOf('maestro')
    const create = vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const broken = await openApp()
    await expect(broken.storage.list()).rejects.toMatchObject({ code: 'storage-not-upgraded' })
    create.mockRestore()
    expect([await contentOf('maestro'), await versionOf('maestro')]).toEqual([before, 2])
    expect((await broken.storage.list()).cards).toHaveLength(1)
    expect(await versionOf('maestro')).toBe(3)
  })
})
