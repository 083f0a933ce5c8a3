import * as v from 'valibot'
import {
  CONCURRENCY,
  DEFAULT_SETTINGS,
  SEED,
  type Settings,
  SPENDING_LIMIT,
  TEXT_SIZES,
  TIMEOUT_SECONDS,
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

/** The settings as they were left; defaults for what is missing, damaged or out of range. */
export function loadSettings(): Settings {
  const stored = v.safeParse(SettingsSchema, parseJson(read()))
  return stored.success ? stored.output : DEFAULT_SETTINGS
}

export function saveSettings(settings: Settings): void {
  write(JSON.stringify(settings))
}

/** Browsers that block site data throw where the storage is merely named; the app then works with defaults for this visit. */
function read(): string | null {
  try {
    return localStorage.getItem(SETTINGS_KEY)
  } catch {
    return null
  }
}

function write(value: string): void {
  try {
    localStorage.setItem(SETTINGS_KEY, value)
  } catch {
    // Blocked or full: the setting holds until the page is closed.
  }
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}')
  } catch {
    return {}
  }
}
