import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { forgetKeys, keepKey, loadKeptKey, unlockKey } from '../../src/services/keys.ts'
import { openRecords } from '../../src/services/records.ts'
import { loadTabKey } from '../../src/services/tab-key.ts'

const KEY = 'sk-or-v1-keys-test-0123456789'

const values = new Map<string, string>()
vi.stubGlobal('sessionStorage', {
  getItem: (name: string) => values.get(name) ?? null,
  setItem: (name: string, value: string) => void values.set(name, value),
  removeItem: (name: string) => void values.delete(name),
})
afterEach(() => forgetKeys())

/** Everything that the database holds, as text and bytes. */
async function onDisk(): Promise<string> {
  const records = await openRecords()('readonly', (all) => {
    const request = all.getAll()
    return new Promise<unknown[]>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
  })
  const latin = (value: unknown) =>
    value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? Buffer.from(value instanceof ArrayBuffer ? value : value.buffer).toString('latin1')
      : value
  return JSON.stringify(records, (_, value: unknown) => latin(value))
}

test('in the tab: not on disk', async () => {
  await keepKey('tab', KEY)
  expect(loadTabKey()).toBe(KEY)
  expect(await loadKeptKey()).toBeUndefined()
})

test('on this device: sealed, with a key that cannot be taken out, and no longer in the tab', async () => {
  await keepKey('device', KEY)
  expect(loadTabKey()).toBe('')
  expect(await loadKeptKey()).toEqual({ tier: 'device', key: KEY })
  expect(await onDisk()).not.toContain('sk-or')
  const record = await openRecords()('readonly', (all) => {
    const request = all.get(['key', 'device'])
    return new Promise<{ secret: CryptoKey }>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
  })
  expect(record.secret.extractable).toBe(false)
})

test('behind a passphrase: opened by it alone, however its accents are typed', async () => {
  await keepKey('device', KEY)
  await keepKey('passphrase', KEY, 'caf\u00e9 au lait')
  expect(await loadKeptKey()).toEqual({ tier: 'passphrase' })
  expect(await onDisk()).not.toContain('sk-or')
  await expect(unlockKey('cafe au lait')).rejects.toMatchObject({ code: 'key-wrong-passphrase' })
  expect(await unlockKey('cafe\u0301 au lait')).toBe(KEY)
})

test('forgotten, it is nowhere', async () => {
  await keepKey('passphrase', KEY, 'words words')
  await forgetKeys()
  expect(await loadKeptKey()).toBeUndefined()
  await expect(unlockKey('words words')).rejects.toMatchObject({ code: 'key-missing' })
})
