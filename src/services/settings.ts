import * as v from 'valibot'
import {
  CONCURRENCY,
  DEFAULT_SETTINGS,
  SEED,
  type Settings,
  type SettingsChange,
  SPENDING_LIMIT,
  TEXT_SIZES,
  TIMEOUT_SECONDS,
  withChange,
} from '../domain/settings.ts'
import { isUpscaleModel, type UpscaleModel } from '../domain/upscale.ts'

const SETTINGS_KEY = 'maestro.settings'

const defaults = DEFAULT_SETTINGS.openRouter
const text = (fallback: string) => v.fallback(v.string(), fallback)
const numberIn = (range: { readonly min: number; readonly max: number }, fallback: number) =>
  v.fallback(v.pipe(v.number(), v.integer(), v.minValue(range.min), v.maxValue(range.max)), fallback)

/** A stored value that is missing or not allowed falls back by itself; the others are kept. */
const OpenRouterSchema = v.object({
  baseUrl: v.fallback(v.pipe(v.string(), v.url()), defaults.baseUrl),
  referer: text(defaults.referer),
  title: text(defaults.title),
  contextModel: text(defaults.contextModel),
  directorModel: text(defaults.directorModel),
  imageModel: text(defaults.imageModel),
  imageResolution: text(defaults.imageResolution),
  imageQuality: text(defaults.imageQuality),
  imageShape: text(defaults.imageShape),
  imageSeed: v.fallback(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(SEED.min), v.maxValue(SEED.max))),
    defaults.imageSeed,
  ),
  imageReferences: v.fallback(v.picklist([1, 2, 3]), defaults.imageReferences),
  spendingLimit: v.fallback(
    v.nullable(v.pipe(v.number(), v.minValue(SPENDING_LIMIT.min), v.maxValue(SPENDING_LIMIT.max))),
    defaults.spendingLimit,
  ),
  concurrency: numberIn(CONCURRENCY, defaults.concurrency),
  timeoutSeconds: numberIn(TIMEOUT_SECONDS, defaults.timeoutSeconds),
})

const SettingsSchema = v.object({
  engine: v.fallback(v.picklist(['auto', 'openrouter', 'sketch']), DEFAULT_SETTINGS.engine),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), DEFAULT_SETTINGS.theme),
  textSize: numberIn(TEXT_SIZES, DEFAULT_SETTINGS.textSize),
  openRouter: v.fallback(OpenRouterSchema, defaults),
  upscale: v.fallback(
    v.object({
      model: v.custom<UpscaleModel>(isUpscaleModel),
      scale: v.picklist([2, 4]),
      format: v.fallback(v.picklist(['png', 'webp']), DEFAULT_SETTINGS.upscale.format),
      automatic: v.fallback(v.boolean(), false),
    }),
    DEFAULT_SETTINGS.upscale,
  ),
})

/** What could not be written: it holds over what is stored until the page is closed. */
let unwritten: SettingsChange = {}

/** The settings as they are stored; defaults for what is missing, damaged or out of range. */
export function loadSettings(): Settings {
  const stored = v.safeParse(SettingsSchema, parseJson(read()))
  return withChange(stored.success ? stored.output : DEFAULT_SETTINGS, unwritten)
}

/**
 * Writes what changed over what is stored by now, so that a tab that was opened earlier takes back nothing. Reading and writing are one
 * step of this tab: a lock would have to be waited for, and a page that is closed meanwhile would lose the change.
 * @returns all settings as they hold then.
 */
export function storeSettings(change: SettingsChange): Settings {
  unwritten = withChange(unwritten, change)
  const settings = loadSettings()
  if (write(JSON.stringify(settings))) unwritten = {}
  return settings
}

/** Calls back when another tab has stored settings. */
export function watchSettings(onChange: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    // Without a key everything was cleared.
    if (key === SETTINGS_KEY || key === null) onChange()
  })
}

/** Browsers that block site data throw where the storage is merely named; the app then works with defaults for this visit. */
function read(): string | null {
  try {
    return localStorage.getItem(SETTINGS_KEY)
  } catch {
    return null
  }
}

/** @returns false where it is blocked or full. */
function write(value: string): boolean {
  try {
    localStorage.setItem(SETTINGS_KEY, value)
    return true
  } catch {
    return false
  }
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}')
  } catch {
    return {}
  }
}
