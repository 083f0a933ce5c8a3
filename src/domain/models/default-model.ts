import type { EngineStep } from '../engines/engines.ts'
import { describeCost, directCost, pictureCost } from '../money/cost.ts'
import { type Catalogue, type ChatModel, type ImageModel, type ModelChoice, modelsFor } from './model.ts'

interface Preference {
  /** Tried in this order; families and aliases that outlive one version come first. */
  readonly models: readonly string[]
  /** US dollars per call. Above this the user must choose. */
  readonly dearest: number
}

const PREFERRED: Readonly<Record<EngineStep, Preference>> = {
  describe: {
    models: [
      '~openai/gpt-luna-latest',
      'openai/gpt-6-luna',
      'google/gemini-3.8-flash',
      'qwen/qwen3.8-omni-flash',
    ],
    dearest: 0.05,
  },
  direct: {
    models: ['~anthropic/claude-sonnet-latest', 'anthropic/claude-sonnet-5.5', 'openai/gpt-6.1-sol'],
    dearest: 0.3,
  },
  draw: {
    models: [
      'google/gemini-3.1-flash-image',
      'bytedance-seed/seedream-5-0-flash',
      'black-forest-labs/flux.2-klein-4b',
    ],
    dearest: 0.2,
  },
}

/** A model that retires within this time is not chosen automatically. */
const NOTICE_DAYS = 30
/** Limits for the cheapest-model fallback: not older, and no smaller context. */
const OLDEST_DAYS = 550
const LEAST_CONTEXT = 32_000
const DAY_MS = 86_400_000
/** Excluded from the automatic choice: free models with rate limits, routers and batches. */
const SPECIAL = /:free$|:batch$|^openrouter\//
/** Names of models on the user's own server that do not write text. */
const WORDLESS = /embed|rerank|whisper|tts/i

/**
 * The automatic model of a step: the first preferred one that is offered, fits, stays and is
 * affordable; else the cheapest such model. Undefined where none fits.
 */
export function defaultModel(step: EngineStep, catalogue: Catalogue, now: number): ModelChoice | undefined {
  const stays = ({ expires }: ModelChoice) => !expires || Date.parse(expires) - now > NOTICE_DAYS * DAY_MS
  const there = modelsFor(step, catalogue).filter(stays)
  if (catalogue.source === 'own') return there.find(({ id }) => !WORDLESS.test(id)) ?? there[0]
  const { models, dearest } = PREFERRED[step]
  for (const id of models) {
    const preferred = there.find((model) => model.id === id)
    if (preferred && (usualCost(step, preferred) ?? 0) <= dearest) return preferred
  }
  const priced = there
    .filter((model) => !SPECIAL.test(model.id) && isCurrent(model, now))
    .map((model) => ({ model, price: usualCost(step, model) ?? 0 }))
    .filter(({ price }) => price > 0)
  return priced.toSorted((a, b) => a.price - b.price)[0]?.model ?? there[0]
}

function isCurrent(model: ChatModel | ImageModel, now: number): boolean {
  if ('maxReferences' in model) return true
  const { context, created } = model
  return (
    (context ?? LEAST_CONTEXT) >= LEAST_CONTEXT &&
    (created === undefined || now - created * 1000 < OLDEST_DAYS * DAY_MS)
  )
}

/**
 * US dollars for one call of a step in a typical project: 8 frames, 900 characters of scene, 5
 * shots, two references.
 */
export function usualCost(step: EngineStep, model: ChatModel | ImageModel): number | undefined {
  if ('maxReferences' in model) return pictureCost(model, { references: 2, resolution: '', quality: '' })
  return step === 'describe' ? describeCost(model, 8) : directCost(model, 225, 5)
}

/** The model that a step uses now. */
export interface ResolvedModel {
  readonly id: string
  /** Chosen automatically; it follows the catalogue. */
  readonly automatic: boolean
  /** Set when it left the catalogue: its replacement. */
  readonly gone?: ModelChoice
}

/**
 * The chosen model, or the default. A chosen model that vanished stays and names its replacement.
 */
export function resolveModel(
  step: EngineStep,
  chosen: string,
  catalogue: Catalogue,
  now: number,
): ResolvedModel {
  const automatic = defaultModel(step, catalogue, now)
  if (chosen === '') return { id: automatic?.id ?? '', automatic: true }
  const all: readonly ModelChoice[] = step === 'draw' ? (catalogue.image ?? []) : catalogue.chat
  const here = catalogue.source === 'bundled' || all.some(({ id }) => id === chosen)
  return { id: chosen, automatic: false, ...(here || !automatic ? {} : { gone: automatic }) }
}
