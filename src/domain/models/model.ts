import type { EngineStep } from '../engines/engines.ts'

/** A chat model as the catalogue tells about it. Prices are US dollars a token. */
export interface ChatModel {
  readonly id: string
  readonly name: string
  /** Absent where the catalogue does not say, as a server of one's own does not. */
  readonly seesPictures?: boolean
  /** It keeps to a schema. */
  readonly structured?: boolean
  readonly prompt?: number
  readonly completion?: number
  /** US dollars for each picture that is sent, and for each call, besides the tokens. */
  readonly picture?: number
  readonly request?: number
  /**
   * The word by which it takes a cap on its answer; null where it takes none, absent where that is
   * not known.
   */
  readonly cap?: 'max_tokens' | 'max_completion_tokens' | null
  /** Tokens of context. */
  readonly context?: number
  /** It reasons before it answers, whatever is asked, and bills that. */
  readonly mustReason?: boolean
  /** YYYY-MM-DD, the day on which it is retired. */
  readonly expires?: string
  /** Seconds since the epoch. */
  readonly created?: number
}

/** An image model. An empty list means that the model does not take that parameter. */
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

/** One line of an image model's prices: what is billed, by which unit, in US dollars. */
export interface PriceLine {
  readonly billable: string
  readonly unit: string
  readonly cost: number
  /** The resolution or quality that the line is for; absent for all. */
  readonly variant?: string
}

export interface Catalogue {
  readonly chat: readonly ChatModel[]
  /** Absent where the server draws no pictures. */
  readonly image?: readonly ImageModel[]
  /** Milliseconds since the epoch. */
  readonly at: number
  /** `own`: a server that lists its models without telling anything about them. */
  readonly source: 'live' | 'bundled' | 'own'
}

export interface ModelChoice {
  readonly id: string
  readonly name: string
  /** YYYY-MM-DD */
  readonly expires?: string
}

/** References that every picture goes with: identity and style. */
const REFERENCES = 2

/** True when the model can do the job, as far as the catalogue tells. */
export function fits(step: Exclude<EngineStep, 'draw'>, model: ChatModel): boolean {
  if (model.seesPictures === false) return false
  return step === 'describe' || model.structured !== false
}

/** The models to choose from for a step. */
export function modelsFor(step: EngineStep, catalogue: Catalogue): readonly (ChatModel | ImageModel)[] {
  if (step !== 'draw') return catalogue.chat.filter((model) => fits(step, model))
  return (catalogue.image ?? []).filter(({ maxReferences }) => maxReferences >= REFERENCES)
}

export const findImageModel = (catalogue: Catalogue, id: string) =>
  catalogue.image?.find((model) => model.id === id)

export const findChatModel = (catalogue: Catalogue, id: string) =>
  catalogue.chat.find((model) => model.id === id)
