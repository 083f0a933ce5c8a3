import { CARD_SIZES } from '../../domain/board/card-sizes.ts'
import { GUIDES, type Guide } from '../../domain/board/guide-names.ts'
import { BOARD_VIEWS } from '../../domain/board/views.ts'
import { type EngineChoices, enginesFor, forEachStep } from '../../domain/engines/engine-choice.ts'
import type { StoredServer } from '../../domain/engines/picture-server.ts'
import {
  CONCURRENCY,
  DEFAULT_SETTINGS,
  type OpenRouterSettings,
  SEED,
  type Settings,
  SPENDING_LIMIT,
  TEXT_SIZES,
  TIMEOUT_SECONDS,
  type UpscaleChoice,
} from '../../domain/settings/settings.ts'
import { isUpscaleModel, UPSCALE_SCALES } from '../../domain/upscale/upscale.ts'

/**
 * A type guard for each stored field. Written by hand, because the first screen reads settings and
 * the schema library would add a tenth to the entry bundle.
 */
type Rules<Part> = { readonly [Field in keyof Part]-?: (value: unknown) => value is Part[Field] }

interface Range {
  readonly min: number
  readonly max: number
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isYesOrNo = (value: unknown) => typeof value === 'boolean'
const isUrl = (value: unknown): value is string => isText(value) && URL.canParse(value)
const isIn = (value: unknown, { min, max }: Range) =>
  typeof value === 'number' && value >= min && value <= max
const isWholeIn =
  (range: Range) =>
  (value: unknown): value is number =>
    Number.isInteger(value) && isIn(value, range)
const isOneOf =
  <const Value>(...values: readonly Value[]) =>
  (value: unknown): value is Value =>
    values.some((one) => one === value)

const MODELS: Rules<OpenRouterSettings['models']> = forEachStep(() => isText)

const OPENROUTER: Rules<Omit<OpenRouterSettings, 'models'>> = {
  baseUrl: isUrl,
  referer: isText,
  title: isText,
  imageResolution: isText,
  imageQuality: isText,
  imageShape: isText,
  imageSeed: (value): value is number | null => value === null || isWholeIn(SEED)(value),
  imageReferences: isOneOf(1, 2, 3),
  spendingLimit: (value): value is number | null => value === null || isIn(value, SPENDING_LIMIT),
  concurrency: isWholeIn(CONCURRENCY),
  timeoutSeconds: isWholeIn(TIMEOUT_SECONDS),
}

const UPSCALE: Rules<UpscaleChoice> = {
  model: isUpscaleModel,
  scale: isOneOf(...UPSCALE_SCALES),
  format: isOneOf('png', 'webp'),
  automatic: isYesOrNo,
}

const ENGINES: Rules<EngineChoices> = forEachStep((step) => isOneOf('auto', ...enginesFor(step)))

const WHOLE: Rules<Omit<Settings, 'engines' | 'openRouter' | 'upscale'>> = {
  theme: isOneOf('system', 'light', 'dark'),
  language: isText,
  textSize: isWholeIn(TEXT_SIZES),
  guides: (value): value is readonly Guide[] => Array.isArray(value) && value.every(isOneOf(...GUIDES)),
  arrows: isYesOrNo,
  burnIn: isYesOrNo,
  view: isOneOf(...BOARD_VIEWS),
  columns: (value): value is readonly string[] | null => value === null || Array.isArray(value),
  cardSize: isWholeIn(CARD_SIZES),
  // The parts that use its other fields check them (`soundServer`).
  pictureServer: (value): value is StoredServer => isText(fieldsOf(value).address),
}

/** Reads the settings from any stored value: a missing or invalid field takes its own default. */
export function readSettings(stored: unknown): Settings {
  const values = fieldsOf(stored)
  const openRouter = fieldsOf(values.openRouter)
  return {
    ...allowed(WHOLE, values, DEFAULT_SETTINGS),
    engines: allowed(ENGINES, enginesIn(values), DEFAULT_SETTINGS.engines),
    openRouter: {
      ...allowed(OPENROUTER, openRouter, DEFAULT_SETTINGS.openRouter),
      models: allowed(MODELS, modelsIn(openRouter), DEFAULT_SETTINGS.openRouter.models),
    },
    upscale: allowed(UPSCALE, fieldsOf(values.upscale), DEFAULT_SETTINGS.upscale),
  }
}

/** Earlier versions stored one engine for all steps. */
const enginesIn = ({ engine, engines }: Fields): Fields =>
  engines === undefined ? forEachStep(() => engine) : fieldsOf(engines)

/** Earlier versions stored each model under its own name. */
const modelsIn = ({ models, contextModel, directorModel, imageModel }: Fields): Fields =>
  models === undefined
    ? { describe: contextModel, direct: directorModel, draw: imageModel }
    : fieldsOf(models)

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {})

function allowed<Part>(rules: Rules<Part>, values: Fields, defaults: Part): Part {
  const part = { ...defaults }
  for (const field of Object.keys(rules) as (string & keyof Part)[]) {
    const value = values[field]
    if (rules[field](value)) part[field] = value
  }
  return part
}
