import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { forgetKeys, keepKey, loadKeptKey, unlockKey } from '../../src/services/key/keys.ts'
import { loadTabKey } from '../../src/services/key/tab-key.ts'
import { installRawDatabase } from '../raw-database.mjs'

const KEY = 'sk-or-v1-keys-test-0123456789'
const THERE = 'https://openrouter.ai'
const OWN = 'http://localhost:1234'

await installRawDatabase()
const values = new Map<string, string>()
vi.stubGlobal('sessionStorage', {
  getItem: (name: string) => values.get(name) ?? null,
  setItem: (name: string, value: string) => void values.set(name, value),
  removeItem: (name: string) => void values.delete(name),
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const origin of [THERE, OWN]) await forgetKeys(origin)
})

/** The whole database as text and bytes. */
async function onDisk(): Promise<string> {
  const records = await rawDatabase.read('maestro', 'meta')
  const latin = (value: unknown) =>
    value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? Buffer.from(value instanceof ArrayBuffer ? value : value.buffer).toString('latin1')
      : value
  return JSON.stringify(records, (_, value: unknown) => latin(value))
}

test('in the tab: not on disk', async () => {
  await keepKey(THERE, 'tab', KEY)
  expect(loadTabKey(THERE)).toBe(KEY)
  expect(await loadKeptKey(THERE)).toBeUndefined()
})

test('on this device: sealed, with a key that cannot be taken out, and no longer in the tab', async () => {
  await keepKey(THERE, 'device', KEY)
  expect(loadTabKey(THERE)).toBe('')
  expect(await loadKeptKey(THERE)).toEqual({ tier: 'device', key: KEY })
  expect(await onDisk()).not.toContain('sk-or')
  const [[, record] = []] = await rawDatabase.read('maestro', 'meta')
  expect(record.secret.extractable).toBe(false)
})

test('behind a passphrase: opened by it alone, however its accents are typed', async () => {
  await keepKey(THERE, 'device', KEY)
  await keepKey(THERE, 'passphrase', KEY, 'caf\u00e9 au lait')
  expect(await loadKeptKey(THERE)).toEqual({ tier: 'passphrase' })
  expect(await onDisk()).not.toContain('sk-or')
  await expect(unlockKey(THERE, 'cafe au lait')).rejects.toMatchObject({ code: 'key-wrong-passphrase' })
  expect(await unlockKey(THERE, 'cafe\u0301 au lait')).toBe(KEY)
})

test('forgotten, it is nowhere', async () => {
  await keepKey(THERE, 'passphrase', KEY, 'words words')
  await forgetKeys(THERE)
  expect(await loadKeptKey(THERE)).toBeUndefined()
  await expect(unlockKey(THERE, 'words words')).rejects.toMatchObject({ code: 'key-missing' })
})

test('each origin has its own, and forgetting one leaves the others', async () => {
  await keepKey(THERE, 'device', KEY)
  expect(await loadKeptKey(OWN)).toBeUndefined()
  await keepKey(OWN, 'tab', 'own-server-key')
  expect([loadTabKey(THERE), loadTabKey(OWN), loadTabKey('http://127.0.0.1:1234')]).toEqual([
    '',
    'own-server-key',
    '',
  ])
  await keepKey(OWN, 'device', 'own-server-key')
  await forgetKeys(OWN)
  expect(await loadKeptKey(OWN)).toBeUndefined()
  expect(await loadKeptKey(THERE)).toEqual({ tier: 'device', key: KEY })
})

test('keeping it in the tab says so when the sealed copy could not be deleted', async () => {
  await keepKey(THERE, 'device', KEY)
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('The disk is gone.', 'UnknownError')
  })
  await expect(keepKey(THERE, 'tab', KEY)).rejects.toMatchObject({ code: 'storage-lost' })
  await expect(keepKey(THERE, 'device', '')).rejects.toMatchObject({ code: 'storage-lost' })
})

test('a lost disk is not taken for a wrong passphrase', async () => {
  await keepKey(THERE, 'passphrase', KEY, 'words words')
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
    throw new DOMException('The disk is gone.', 'UnknownError')
  })
  await expect(unlockKey(THERE, 'words words')).rejects.toMatchObject({ code: 'storage-lost' })
})
