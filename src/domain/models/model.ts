import type { EngineStep } from '../engines/engines.ts'

/** A chat model from the catalogue. Prices are US dollars per token. */
export interface ChatModel {
  readonly id: string
  readonly name: string
  /** Absent where the catalogue does not say, as on the user's own server. */
  readonly seesPictures?: boolean
  /** It supports JSON schemas. */
  readonly structured?: boolean
  readonly prompt?: number
  readonly completion?: number
  /** US dollars per picture sent and per call, besides the tokens. */
  readonly picture?: number
  readonly request?: number
  /** The name of its token cap; null where it supports none, absent where unknown. */
  readonly cap?: 'max_tokens' | 'max_completion_tokens' | null
  /** Context window in tokens. */
  readonly context?: number
  /** It always reasons before it answers, and bills the tokens. */
  readonly mustReason?: boolean
  /** YYYY-MM-DD, its retirement date. */
  readonly expires?: string
  /** Seconds since the epoch. */
  readonly created?: number
}

/** An image model. An empty list means that the model lacks that parameter. */
export interface ImageModel {
  readonly id: string
  readonly name: string
  readonly maxReferences: number
  readonly aspectRatios: readonly string[]
  readonly resolutions: readonly string[]
  readonly qualities: readonly string[]
  readonly seed: boolean
  /** Absent where they could not be read. */
  readonly prices?: readonly PriceLine[]
  readonly expires?: string
}

/** One price line of an image model: the billed item, its unit, and US dollars. */
export interface PriceLine {
  readonly billable: string
  readonly unit: string
  readonly cost: number
  /** The resolution or quality it applies to; absent for all. */
  readonly variant?: string
}

export interface Catalogue {
  readonly chat: readonly ChatModel[]
  /** Absent where the server draws no pictures. */
  readonly image?: readonly ImageModel[]
  /** Milliseconds since the epoch. */
  readonly at: number
  /** `own`: a server that lists its models without facts. */
  readonly source: 'live' | 'bundled' | 'own'
}

export interface ModelChoice {
  readonly id: string
  readonly name: string
  /** YYYY-MM-DD */
  readonly expires?: string
}

/** References of every drawing: identity and style. */
const REFERENCES = 2

/** True when the model can do the step, as far as the catalogue says. */
export function fits(step: Exclude<EngineStep, 'draw'>, model: ChatModel): boolean {
  if (model.seesPictures === false) return false
  return step === 'describe' || model.structured !== false
}

/** The models that fit a step. */
export function modelsFor(step: EngineStep, catalogue: Catalogue): readonly (ChatModel | ImageModel)[] {
  if (step !== 'draw') return catalogue.chat.filter((model) => fits(step, model))
  return (catalogue.image ?? []).filter(({ maxReferences }) => maxReferences >= REFERENCES)
}

export const findImageModel = (catalogue: Catalogue, id: string) =>
  catalogue.image?.find((model) => model.id === id)

export const findChatModel = (catalogue: Catalogue, id: string) =>
  catalogue.chat.find((model) => model.id === id)
