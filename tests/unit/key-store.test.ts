import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'

const ORIGIN = 'https://openrouter.ai'
const KEY = 'sk-or-v1-key-store-test-0123456789'

/** Delivers another tab's message about a key. */
let otherTab: (origin: string) => void = () => undefined
vi.mock('../../src/services/app/channel.ts', () => ({
  openChannel: (name: string) => ({
    postMessage: () => undefined,
    addEventListener: (_: string, hear: (message: { data: string }) => void) => {
      if (name === 'maestro.key') otherTab = (data) => hear({ data })
    },
  }),
}))
vi.mock('../../src/store/key/connection.ts', () => ({
  resetConnection: () => undefined,
  testConnection: async () => undefined,
}))
vi.mock('../../src/store/models/store.ts', () => ({ loadCatalogue: async () => undefined }))
vi.stubGlobal('navigator', { onLine: true })
vi.stubGlobal('window', new EventTarget())
vi.stubGlobal('document', new EventTarget())

const { changeKey, forgetKey, holdKey, lock, moveKey, startKeys, unlock } = await import(
  '../../src/store/key/keys.ts'
)
const { saveTabKey } = await import('../../src/services/key/tab-key.ts')
const { timesForgotten, useSettingsStore } = await import('../../src/store/settings/store.ts')
const { forgetKeys } = await import('../../src/services/key/keys.ts')
const kept = () => {
  const { apiKey, keyTier, locked } = useSettingsStore.getState()
  return { apiKey, keyTier, locked }
}

beforeEach(() => holdKey(KEY, 'tab'))

test('a passphrase that is right opens the key, and one that is wrong says so and leaves it locked', async () => {
  expect(await moveKey('passphrase', 'words words')).toBe(true)
  lock()
  expect(kept()).toEqual({ apiKey: '', keyTier: 'passphrase', locked: true })
  expect((await unlock('other words'))?.code).toBe('key-wrong-passphrase')
  expect(kept().locked).toBe(true)
  expect(await unlock('words words')).toBeUndefined()
  expect(kept()).toEqual({ apiKey: KEY, keyTier: 'passphrase', locked: false })
})

test('where no key is kept any more the passphrase is not called wrong: a new key is asked for', async () => {
  await moveKey('passphrase', 'words words')
  lock()
  await forgetKeys(ORIGIN)
  expect(await unlock('words words')).toBeUndefined()
  expect(kept()).toEqual({ apiKey: '', keyTier: 'tab', locked: false })
  expect(useSettingsStore.getState().connection).toMatchObject({ problem: { code: 'key-missing' } })
})

test('a key that is forgotten, here or in another tab, stops what began with it, and only what did', async () => {
  const before = timesForgotten(ORIGIN)
  await forgetKey()
  expect(kept().apiKey).toBe('')
  expect(timesForgotten(ORIGIN)).toBe(before + 1)
  await startKeys()
  holdKey(KEY, 'tab')
  otherTab('http://localhost:1234')
  expect([kept().apiKey, timesForgotten(ORIGIN)]).toEqual([KEY, before + 1])
  otherTab(ORIGIN)
  expect([kept().apiKey, timesForgotten(ORIGIN)]).toEqual(['', before + 2])
})

test('a key that was refused before it was kept is not kept after all', async () => {
  const { loadTabKey } = await import('../../src/services/key/tab-key.ts')
  const store = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, value: string) => void store.set(name, value),
    removeItem: (name: string) => void store.delete(name),
  })
  vi.useFakeTimers()
  try {
    changeKey('sk-or-v1-management-0000000000')
    expect(loadTabKey(ORIGIN)).toContain('management')
    // A test that began at once has found out what it is.
    useSettingsStore.setState({ apiKey: '' })
    saveTabKey(ORIGIN, '')
    await vi.runAllTimersAsync()
    expect(loadTabKey(ORIGIN)).toBe('')
  } finally {
    vi.useRealTimers()
  }
})
