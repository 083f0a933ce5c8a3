import type { EngineId } from './shot.ts'
import type { PictureFormat, UpscaleModel, UpscaleScale } from './upscale.ts'

/** What a person can set for the whole app. Plain JSON; the key is kept apart from it. */
export interface Settings {
  /** `auto`: OpenRouter when there is a key, else Sketch. */
  readonly engine: EngineId | 'auto'
  readonly theme: 'system' | 'light' | 'dark'
  /** Per cent. */
  readonly textSize: number
  readonly openRouter: OpenRouterSettings
  readonly upscale: UpscaleChoice
}

/** What a picture is to become. */
export interface UpscaleWish {
  readonly model: UpscaleModel
  readonly scale: UpscaleScale
  readonly format: PictureFormat
}

export interface UpscaleChoice extends UpscaleWish {
  /** Each batch of new pictures is upscaled when it is drawn. */
  readonly automatic: boolean
}

export interface OpenRouterSettings {
  readonly baseUrl: string
  /** Attribution headers; empty sends none, because attribution publishes the use. */
  readonly referer: string
  readonly title: string
  readonly contextModel: string
  readonly directorModel: string
  readonly imageModel: string
  /** Pictures drawn at once. */
  readonly concurrency: number
  readonly timeoutSeconds: number
}

export const TEXT_SIZES = { min: 75, max: 175, step: 25 } as const
export const CONCURRENCY = { min: 1, max: 10 } as const
export const TIMEOUT_SECONDS = { min: 10, max: 600 } as const

export const DEFAULT_SETTINGS: Settings = {
  engine: 'auto',
  theme: 'system',
  textSize: 100,
  openRouter: {
    baseUrl: 'https://openrouter.ai/api/v1',
    referer: '',
    title: '',
    contextModel: 'openai/gpt-6-luna',
    directorModel: 'anthropic/claude-sonnet-5.5',
    imageModel: 'google/gemini-3.1-flash-image',
    concurrency: 5,
    timeoutSeconds: 60,
  },
  upscale: { model: 'fast', scale: 2, format: 'png', automatic: false },
}

/** The engine that runs: the one chosen, or the one that the presence of a key implies. */
export function engineInUse(settings: Settings, hasKey: boolean): EngineId {
  if (settings.engine !== 'auto') return settings.engine
  return hasKey ? 'openrouter' : 'sketch'
}
