import type { Guide } from '../board/guide-names.ts'
import type { BoardViewName } from '../board/views.ts'
import { type EngineChoices, forEachStep } from '../engines/engine-choice.ts'
import type { EngineStep } from '../engines/engines.ts'
import { NO_SERVER, type StoredServer } from '../engines/picture-server.ts'
import type { UpscaleFormat, UpscaleModel, UpscaleScale } from '../upscale/upscale.ts'

/** The user's settings of the whole app. Plain JSON; the key is stored apart. */
export interface Settings {
  readonly engines: EngineChoices
  readonly theme: 'system' | 'light' | 'dark'
  /** A language tag, or `auto` for the browser's language. */
  readonly language: string
  /** Per cent. */
  readonly textSize: number
  /** What lies over every picture; never undone, and no part of a project. */
  readonly guides: readonly Guide[]
  readonly arrows: boolean
  /** They are drawn into exported pictures too. */
  readonly burnIn: boolean
  readonly view: BoardViewName
  /** The table's columns, by field; null for the usual ones. */
  readonly columns: readonly string[] | null
  /** How large the board's cards are, in the steps of `CARD_SIZES`; never undone. */
  readonly cardSize: number
  readonly openRouter: OpenRouterSettings
  readonly pictureServer: StoredServer
  readonly upscale: UpscaleChoice
}

/** The wanted result of upscaling. */
export interface UpscaleWish {
  readonly model: UpscaleModel
  readonly scale: UpscaleScale
  readonly format: UpscaleFormat
}

export interface UpscaleChoice extends UpscaleWish {
  /** Upscale each batch of new pictures once it is drawn. */
  readonly automatic: boolean
}

/** 1: the style picture; 2: also the clip's frame; 3: also an earlier shot. */
export type ReferenceCount = 1 | 2 | 3

export interface OpenRouterSettings {
  readonly baseUrl: string
  /** Attribution headers; empty by default, because attribution publishes the use. */
  readonly referer: string
  readonly title: string
  /** The model of each step; empty for the default, which follows the catalogue. */
  readonly models: Readonly<Record<EngineStep, string>>
  /** Sent only to a model that lists it; empty for the model's default. */
  readonly imageResolution: string
  readonly imageQuality: string
  /** An aspect ratio such as "16:9"; empty for the clip's own. */
  readonly imageShape: string
  /** One seed for all pictures; null for a different one per take. */
  readonly imageSeed: number | null
  /** What an earlier version had set; boards that say nothing of it follow it. */
  readonly imageReferences: ReferenceCount
  /** US dollars that one project may cost; null for no limit. */
  readonly spendingLimit: number | null
  /** The most calls at once; how many there are follows the service. */
  readonly concurrency: number
  readonly timeoutSeconds: number
}

export const TEXT_SIZES = { min: 75, max: 175, step: 25 } as const
export const CONCURRENCY = { min: 1, max: 32 } as const
export const SPENDING_LIMIT = { min: 0, max: 1000 } as const
export const SEED = { min: 0, max: 2_147_483_647 } as const
export const TIMEOUT_SECONDS = { min: 10, max: 600 } as const

export const DEFAULT_SETTINGS: Settings = {
  engines: forEachStep(() => 'auto'),
  theme: 'system',
  language: 'auto',
  textSize: 100,
  guides: [],
  arrows: true,
  burnIn: false,
  view: 'grid',
  columns: null,
  cardSize: 1,
  openRouter: {
    baseUrl: 'https://openrouter.ai/api/v1',
    referer: '',
    title: '',
    models: forEachStep(() => ''),
    imageResolution: '',
    imageQuality: '',
    imageShape: '',
    imageSeed: null,
    imageReferences: 2,
    spendingLimit: 5,
    concurrency: 16,
    timeoutSeconds: 60,
  },
  pictureServer: NO_SERVER,
  upscale: { model: 'fast', scale: 2, format: 'png', automatic: false },
}

/** A change of the settings; all others stay as stored. */
export type SettingsChange = Partial<Omit<Settings, 'engines' | 'openRouter'>> & {
  readonly engines?: Partial<EngineChoices>
  readonly openRouter?: OpenRouterChange
}

export type OpenRouterChange = Partial<Omit<OpenRouterSettings, 'models'>> & {
  readonly models?: Partial<OpenRouterSettings['models']>
}

export function withChange<Whole extends Settings | SettingsChange>(
  settings: Whole,
  change: SettingsChange,
): Whole {
  const { engines = {}, openRouter = {} } = change
  return {
    ...settings,
    ...change,
    engines: { ...settings.engines, ...engines },
    openRouter: {
      ...settings.openRouter,
      ...openRouter,
      models: { ...settings.openRouter?.models, ...openRouter.models },
    },
  }
}
