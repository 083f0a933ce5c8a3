import { type Settings, type SettingsChange, withChange } from '../../domain/settings/settings.ts'
import { deviceStore } from '../storage/local.ts'
import { readSettings } from './stored-settings.ts'

const SETTINGS_KEY = 'maestro.settings'

/** Changes that could not be written; they apply until the page closes. */
let unwritten: SettingsChange = {}

/** The stored settings; defaults replace missing, damaged or out-of-range values. */
export function loadSettings(): Settings {
  return withChange(readSettings(parseJson(deviceStore.read(SETTINGS_KEY))), unwritten)
}

/**
 * Merges a change into what is stored now, so that an older tab reverts nothing. Reading and
 * writing are synchronous: a lock would be asynchronous, and a page closed meanwhile would lose the
 * change.
 * @returns all settings after the change.
 */
export function storeSettings(change: SettingsChange): Settings {
  unwritten = withChange(unwritten, change)
  const settings = loadSettings()
  if (deviceStore.write(SETTINGS_KEY, JSON.stringify(settings))) unwritten = {}
  return settings
}

/** Calls back when another tab stored settings. */
export function watchSettings(onChange: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    // A null key means that everything was cleared.
    if (key === SETTINGS_KEY || key === null) onChange()
  })
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}')
  } catch {
    return {}
  }
}
