import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETTINGS, engineInUse } from '../../src/domain/settings.ts'
import { loadSettings, saveSettings } from '../../src/services/settings.ts'

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
    saveSettings(changed)
    expect(loadSettings()).toEqual(changed)
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"textSize":9000,"theme":7,"openRouter":{"concurrency":-1,"baseUrl":"no"}}',
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
    expect(settings.openRouter.imageModel).toBe('a/b')
    expect(settings.openRouter.concurrency).toBe(5)
  })

  it('hold for the visit where the browser blocks storage', () => {
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked })
    expect(() => saveSettings(DEFAULT_SETTINGS)).not.toThrow()
    expect(loadSettings()).toEqual(DEFAULT_SETTINGS)
  })
})

describe('the engine in use', () => {
  it('follows the key until a person chooses', () => {
    expect(engineInUse(DEFAULT_SETTINGS, false)).toBe('sketch')
    expect(engineInUse(DEFAULT_SETTINGS, true)).toBe('openrouter')
    expect(engineInUse({ ...DEFAULT_SETTINGS, engine: 'sketch' }, true)).toBe('sketch')
  })
})
