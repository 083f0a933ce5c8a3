/** What a model is asked to do. */
export type ModelRole = 'context' | 'director' | 'image'

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
export function fits(role: 'context' | 'director', model: ChatModel): boolean {
  if (model.seesPictures === false) return false
  return role === 'context' || model.structured !== false
}

/** The models to choose from for a role. */
export function modelsFor(role: ModelRole, catalogue: Catalogue): readonly (ChatModel | ImageModel)[] {
  if (role !== 'image') return catalogue.chat.filter((model) => fits(role, model))
  return (catalogue.image ?? []).filter(({ maxReferences }) => maxReferences >= REFERENCES)
}

/** Tried in this order; families and aliases that outlive one version come first. */
const PREFERRED: Readonly<Record<ModelRole, readonly string[]>> = {
  context: [
    '~openai/gpt-luna-latest',
    'openai/gpt-6-luna',
    'google/gemini-3.8-flash',
    'qwen/qwen3.8-omni-flash',
  ],
  director: ['~anthropic/claude-sonnet-latest', 'anthropic/claude-sonnet-5.5', 'openai/gpt-6.1-sol'],
  image: [
    'google/gemini-3.1-flash-image',
    'bytedance-seed/seedream-5-0-flash',
    'black-forest-labs/flux.2-klein-4b',
  ],
}

/** A model that is retired within this time is not chosen by itself. */
const NOTICE_DAYS = 30
const DAY_MS = 86_400_000
/** Neither free of charge with a catch, nor a lottery, nor a batch. */
const SPECIAL = /:free$|:batch$|^openrouter\//

/**
 * The model for a role when a person has chosen none: the first preferred one that is there, fits and stays; else the
 * cheapest that does. Undefined where nothing fits.
 */
export function defaultModel(role: ModelRole, catalogue: Catalogue, now: number): ModelChoice | undefined {
  const stays = ({ expires }: ModelChoice) => !expires || Date.parse(expires) - now > NOTICE_DAYS * DAY_MS
  const there = modelsFor(role, catalogue).filter(stays)
  if (catalogue.source === 'own') return there[0]
  for (const id of PREFERRED[role]) {
    const preferred = there.find((model) => model.id === id)
    if (preferred) return preferred
  }
  const priced = there
    .filter(({ id }) => !SPECIAL.test(id))
    .map((model) => ({ model, price: roughPrice(model) }))
    .filter(({ price }) => price > 0)
  return priced.toSorted((a, b) => a.price - b.price)[0]?.model ?? there[0]
}

/** Enough to rank by. */
function roughPrice(model: ChatModel | ImageModel): number {
  if ('maxReferences' in model)
    return model.prices?.find(({ billable }) => billable === 'output_image')?.cost ?? 0
  return 1500 * (model.prompt ?? 0) + 600 * (model.completion ?? 0)
}

/** The model that a role uses now. */
export interface ResolvedModel {
  readonly id: string
  /** Nobody chose it: it follows the catalogue. */
  readonly automatic: boolean
  /** It is no longer in the catalogue; this one would take its place. */
  readonly gone?: ModelChoice
}

/** The chosen model, or the default where none is chosen. A chosen one that vanished stays, and names its successor. */
export function resolveModel(
  role: ModelRole,
  chosen: string,
  catalogue: Catalogue,
  now: number,
): ResolvedModel {
  const automatic = defaultModel(role, catalogue, now)
  if (chosen === '') return { id: automatic?.id ?? '', automatic: true }
  const all: readonly ModelChoice[] = role === 'image' ? (catalogue.image ?? []) : catalogue.chat
  const here = catalogue.source === 'bundled' || all.some(({ id }) => id === chosen)
  return { id: chosen, automatic: false, ...(here || !automatic ? {} : { gone: automatic }) }
}

export const findImageModel = (catalogue: Catalogue, id: string) =>
  catalogue.image?.find((model) => model.id === id)

export const findChatModel = (catalogue: Catalogue, id: string) =>
  catalogue.chat.find((model) => model.id === id)
