import { indexedDB as real } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts'
import { makeProject } from '../fixtures/make-project.ts'

const id = 'a' as ProjectId
const denied = () => {
  throw new DOMException('Access is denied for this document.', 'SecurityError')
}

/**
 * Chromium with site data blocked: nothing throws; the request fails with a name that a broken disk
 * also has.
 */
const chromiumDenies = { open: () => failing('The user denied permission to access the database.') }

function failing(message: string, name = 'UnknownError') {
  const request: { error: DOMException; onerror?: () => void } = { error: new DOMException(message, name) }
  setTimeout(() => request.onerror?.())
  return request
}

/** Mere access to the global throws. */
const forbid = (name: string) =>
  Object.defineProperty(globalThis, name, { configurable: true, get: denied, set: denied })

beforeEach(() => void vi.resetModules())
afterEach(() => {
  vi.unstubAllGlobals()
  for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'BroadcastChannel']) {
    if (Object.getOwnPropertyDescriptor(globalThis, name)?.get === denied)
      Reflect.deleteProperty(globalThis, name)
  }
})

describe('a database that cannot be opened', () => {
  const ways: readonly [name: string, stub: () => unknown, code: string][] = [
    ['is denied', () => vi.stubGlobal('indexedDB', chromiumDenies), 'storage-refused'],
    ['throws when it is named', () => forbid('indexedDB'), 'storage-refused'],
    ['is not there', () => vi.stubGlobal('indexedDB', undefined), 'storage-refused'],
    ['throws when it is opened', () => vi.stubGlobal('indexedDB', { open: denied }), 'storage-refused'],
    [
      'is broken',
      () => vi.stubGlobal('indexedDB', { open: () => failing('Internal error opening backing store.') }),
      'storage-lost',
    ],
    [
      'has no room',
      () => vi.stubGlobal('indexedDB', { open: () => failing('', 'QuotaExceededError') }),
      'storage-full',
    ],
  ]

  test.each(ways)('%s: everything works for this visit', async (_, stub, code) => {
    stub()
    const { storage } = await import('../../src/services/index.ts')
    const { openLedger } = await import('../../src/services/money/ledger.ts')
    const { saveMeta } = await import('../../src/services/storage/meta.ts')
    const { whyNothingIsKept } = await import('../../src/services/storage/database.ts')

    const project = makeProject({ id, context: 'A fox.' })
    await storage.save(project, new Map([['clip' as BlobId, new Blob(['pixels'])]]))
    await openLedger().reserve(id, 'call', { at: 1, role: 'draw', model: 'm', estimate: 0.04 }, null)
    await saveMeta('persist-asked', true)

    expect((await storage.list()).cards.map((card) => [card.id, card.name])).toEqual([[id, project.name]])
    expect(await storage.claim(id, 'token')).toMatchObject({ context: 'A fox.' })
    expect(await (await storage.loadBlob(id, 'clip' as BlobId))?.text()).toBe('pixels')
    expect([...(await openLedger().entries(id)).keys()]).toEqual(['call'])
    expect(await whyNothingIsKept()).toMatchObject({ code })
  })

  test('keeps no key beyond the tab, and says so', async () => {
    forbid('indexedDB')
    forbid('sessionStorage')
    const { keepKey, loadKeptKey } = await import('../../src/services/key/keys.ts')
    await expect(keepKey('https://openrouter.ai', 'device', 'sk-or-v1-0123456789')).rejects.toMatchObject({
      code: 'storage-refused',
    })
    await keepKey('https://openrouter.ai', 'tab', 'sk-or-v1-0123456789')
    expect(await loadKeptKey('https://openrouter.ai')).toBeUndefined()
  })
})

test('a database that fails once is the one that is used', async () => {
  const open = vi.fn((name: string) => real.open(name))
  open.mockImplementationOnce(() => failing('Connection to Indexed Database server lost.') as never)
  vi.stubGlobal('indexedDB', { open })
  const { whyNothingIsKept } = await import('../../src/services/storage/database.ts')
  expect(await whyNothingIsKept()).toBeUndefined()
})

test('settings start from their defaults where the small storage throws when it is named', async () => {
  forbid('localStorage')
  const { loadSettings, storeSettings } = await import('../../src/services/settings/settings.ts')
  const { isFirstVisit, rememberProjects } = await import('../../src/services/app/first-visit.ts')
  const drafts = await import('../../src/services/storage/draft.ts')
  expect(loadSettings()).toEqual(DEFAULT_SETTINGS)
  storeSettings({})
  rememberProjects(true)
  expect(isFirstVisit()).toBe(true)
  drafts.saveDraft({ token: 't', project: makeProject({ id }) })
  expect(drafts.loadDraft(id)).toBeUndefined()
})

test('a key of the tab holds until the page is closed where its storage throws', async () => {
  forbid('sessionStorage')
  const { loadTabKey, saveTabKey } = await import('../../src/services/key/tab-key.ts')
  saveTabKey('https://openrouter.ai', 'sk-or-v1-0123456789')
  expect(loadTabKey('https://openrouter.ai')).toBe('')
})

describe('Web Locks that are not granted', () => {
  test.each([
    ['refused', { locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) } }],
    // Chromium without a free byte on disk, also for a request that would wait.
    ['null', { locks: { request: async (...all: ((lock: null) => unknown)[]) => all.at(-1)?.(null) } }],
    ['absent', {}],
    ['throwing', Object.defineProperty({}, 'locks', { get: denied })],
  ])('%s: projects open for writing and jobs run', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator)
    forbid('BroadcastChannel')
    const tabs = await import('../../src/services/app/tabs.ts')
    const never = new AbortController().signal
    tabs.broadcast({ type: 'listed' })
    expect(await tabs.holdProject(id, () => undefined)).toBeTypeOf('function')
    expect(await tabs.takeProject(id, () => undefined)).toBeTypeOf('function')
    expect(await tabs.holdJob(id, never, async () => 'done')).toBe('done')
    expect(await tabs.isWorkedOn(id)).toBe(false)
    expect(await tabs.whileImporting(async () => 'in')).toBe('in')
    expect(await tabs.whileNoJobs(async () => undefined)).toBe(true)
    await tabs.whileMirroring(async () => undefined)
  })
})
