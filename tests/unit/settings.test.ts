import { beforeEach, describe, expect, it, vi } from 'vitest'
import { engineInUse, enginesFor, forEachStep, soleEngine } from '../../src/domain/engines/engine-choice.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts'
import { readNumber } from '../../src/domain/settings/typed-number.ts'
import { isAllowedAddress, isOwnServer, originOf, wholeAddress } from '../../src/lib/address.ts'
import { loadSettings, storeSettings, watchSettings } from '../../src/services/settings/settings.ts'

function area(): Storage {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
    key: () => null,
    length: 0,
  }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', area())
  vi.stubGlobal('sessionStorage', area())
})

describe('settings', () => {
  it('are the defaults at first', () => {
    expect(loadSettings()).toEqual(DEFAULT_SETTINGS)
  })

  it('come back as they were saved', () => {
    const changed = { ...DEFAULT_SETTINGS, theme: 'dark' as const, textSize: 125 }
    storeSettings(changed)
    expect(loadSettings()).toEqual(changed)
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"textSize":9000,"theme":7,"cardSize":4,"openRouter":{"concurrency":-1,"baseUrl":"no"}}',
  ])('fall back one by one when %j was stored', (text) => {
    localStorage.setItem('maestro.settings', text)
    expect(loadSettings()).toEqual(DEFAULT_SETTINGS)
  })

  it('keep what is well when something beside it is damaged', () => {
    localStorage.setItem(
      'maestro.settings',
      '{"textSize":150,"theme":"purple","openRouter":{"imageModel":"a/b"}}',
    )
    const settings = loadSettings()
    expect(settings.textSize).toBe(150)
    expect(settings.theme).toBe('system')
    expect(settings.openRouter.models.draw).toBe('a/b')
    expect(settings.openRouter.concurrency).toBe(16)
  })

  it('hold for the visit where the browser blocks storage', () => {
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked })
    storeSettings({ theme: 'dark' })
    storeSettings({ openRouter: { spendingLimit: 1 } })
    expect(loadSettings()).toMatchObject({ theme: 'dark', openRouter: { spendingLimit: 1 } })
    // A failed write is repeated with the next change.
    vi.stubGlobal('localStorage', area())
    storeSettings({ textSize: 125 })
    expect(JSON.parse(localStorage.getItem('maestro.settings') ?? '')).toMatchObject({
      theme: 'dark',
      textSize: 125,
    })
    localStorage.clear()
    expect(loadSettings()).toEqual(DEFAULT_SETTINGS)
  })

  it('change over what another tab has stored meanwhile, field by field', () => {
    storeSettings({ openRouter: { spendingLimit: 5 } })
    const other = JSON.parse(localStorage.getItem('maestro.settings') ?? '')
    other.openRouter.spendingLimit = 1
    localStorage.setItem('maestro.settings', JSON.stringify(other))
    expect(storeSettings({ textSize: 125 }).openRouter.spendingLimit).toBe(1)
    expect(storeSettings({ openRouter: { concurrency: 2 } })).toMatchObject({
      textSize: 125,
      openRouter: { spendingLimit: 1, concurrency: 2 },
    })
  })
})

describe('settings of an earlier version', () => {
  const store = (value: object) => localStorage.setItem('maestro.settings', JSON.stringify(value))

  it('had one engine, for all steps', () => {
    store({ engine: 'sketch' })
    expect(loadSettings().engines).toEqual({ describe: 'sketch', direct: 'sketch', draw: 'sketch' })
    store({ engine: 'none' })
    expect(loadSettings().engines).toEqual(DEFAULT_SETTINGS.engines)
  })

  it('had each model under a name of its own', () => {
    store({ openRouter: { contextModel: 'a/see', directorModel: 'a/list', imageModel: 'a/draw' } })
    expect(loadSettings().openRouter.models).toEqual({ describe: 'a/see', direct: 'a/list', draw: 'a/draw' })
  })

  it('are stored anew in today’s words, which hold from then on', () => {
    store({ engine: 'sketch', openRouter: { imageModel: 'a/draw' } })
    storeSettings({ engines: { draw: 'openrouter' }, openRouter: { models: { direct: 'a/list' } } })
    const stored = JSON.parse(localStorage.getItem('maestro.settings') ?? '')
    expect(stored).not.toHaveProperty('engine')
    expect(stored.openRouter).not.toHaveProperty('imageModel')
    expect(loadSettings().engines).toEqual({ describe: 'sketch', direct: 'sketch', draw: 'openrouter' })
    expect(loadSettings().openRouter.models).toEqual({ describe: '', direct: 'a/list', draw: 'a/draw' })
    store({ ...stored, engine: 'openrouter' })
    expect(loadSettings().engines.describe).toBe('sketch')
  })
})

it('what another tab sets is heard, also that all of it was cleared, and nothing else', () => {
  const page = new EventTarget()
  vi.stubGlobal('window', page)
  const heard = vi.fn()
  watchSettings(heard)
  const stored = (key: string | null) => page.dispatchEvent(Object.assign(new Event('storage'), { key }))
  stored('maestro.has-projects')
  expect(heard).not.toHaveBeenCalled()
  stored('maestro.settings')
  stored(null)
  expect(heard).toHaveBeenCalledTimes(2)
})

const NOTHING = { key: false, server: false }
const KEY = { key: true, server: false }

describe('the engine in use', () => {
  it('follows the key until a person chooses', () => {
    const { engines } = DEFAULT_SETTINGS
    expect(engineInUse(engines, 'draw', NOTHING)).toBe('sketch')
    expect(engineInUse(engines, 'draw', KEY)).toBe('openrouter')
    expect(engineInUse({ ...engines, draw: 'sketch' }, 'draw', KEY)).toBe('sketch')
  })

  it('is each step’s own', () => {
    const engines = { ...DEFAULT_SETTINGS.engines, draw: 'sketch' as const }
    const inUse = forEachStep((step) => engineInUse(engines, step, KEY))
    expect(inUse).toEqual({ describe: 'openrouter', direct: 'openrouter', draw: 'sketch' })
    expect(soleEngine(inUse)).toBeUndefined()
    expect(soleEngine(forEachStep(() => 'sketch'))).toBe('sketch')
    expect(enginesFor('direct')).toEqual(['openrouter', 'sketch', 'browser-model'])
  })
})

describe('an address', () => {
  it.each([
    ['http://localhost:1234/v1', true, true],
    ['http://127.0.0.1/v1', true, true],
    ['https://localhost:1234/v1', true, false],
    ['https://openrouter.ai/api/v1', false, true],
    ['http://localhost:x@evil.example/', false, false],
    ['http://localhost@evil.example/', false, false],
    ['http://user@localhost/', true, false],
    ['http://localhost.evil.example/', false, false],
    ['https://openrouter.ai.evil.example/', false, false],
    ['file:///localhost/', false, false],
    ['localhost', false, false],
  ])('%s', (address, own, allowed) => {
    expect([isOwnServer(address), isAllowedAddress(address)]).toEqual([own, allowed])
  })

  it('has a key of its own by scheme, host and port', () => {
    expect(originOf(' http://LOCALHOST:1234/v1/ ')).toBe('http://localhost:1234')
    expect(originOf('nonsense')).toBe('')
  })

  it.each([
    ['localhost:1234', 'http://localhost:1234'],
    [' 127.0.0.1:8080/v1/ ', 'http://127.0.0.1:8080/v1'],
    ['LOCALHOST', 'http://LOCALHOST'],
    ['openrouter.ai/api/v1', 'https://openrouter.ai/api/v1'],
    ['localhost.example.org:80', 'https://localhost.example.org:80'],
    ['http://localhost:1234/', 'http://localhost:1234'],
    ['ftp://localhost', 'ftp://localhost'],
    ['', ''],
  ])('%j typed without a scheme or with one means %j', (typed, whole) => {
    expect(wholeAddress(typed)).toBe(whole)
  })
})

describe('a typed number', () => {
  it.each([
    ['2,50', 2.5],
    ['2.50', 2.5],
    ['0,5', 0.5],
    ['.5', 0.5],
    [' $3 ', 3],
    ['１０', 10],
    ['5e', undefined],
    ['1e3', undefined],
    ['-', undefined],
    ['-1', undefined],
    ['abc', undefined],
    ['1.000,5', undefined],
    [',', undefined],
    ['', undefined],
  ])('%s', (typed, number) => expect(readNumber(typed)).toBe(number))
})
