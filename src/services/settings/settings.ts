import { type Settings, type SettingsChange, withChange } from '../../domain/settings/settings.ts'
import { deviceStore } from '../storage/local.ts'
import { readSettings } from './stored-settings.ts'

const SETTINGS_KEY = 'maestro.settings'

/** What could not be written: it holds over what is stored until the page is closed. */
let unwritten: SettingsChange = {}

/** The settings as they are stored; defaults for what is missing, damaged or out of range. */
export function loadSettings(): Settings {
  return withChange(readSettings(parseJson(deviceStore.read(SETTINGS_KEY))), unwritten)
}

/**
 * Writes what changed over what is stored by now, so that a tab that was opened earlier takes back
 * nothing. Reading and writing are one step of this tab: a lock would have to be waited for, and a
 * page that is closed meanwhile would lose the change.
 * @returns all settings as they hold then.
 */
export function storeSettings(change: SettingsChange): Settings {
  unwritten = withChange(unwritten, change)
  const settings = loadSettings()
  if (deviceStore.write(SETTINGS_KEY, JSON.stringify(settings))) unwritten = {}
  return settings
}

/** Calls back when another tab has stored settings. */
export function watchSettings(onChange: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    // Without a key everything was cleared.
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
