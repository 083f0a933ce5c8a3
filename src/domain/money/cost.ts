import type { CallSize } from '../board/list-parts.ts'
import type { ChatModel, ImageModel, PriceLine } from '../models/model.ts'

/**
 * Tokens for estimating a call's price from live prices, on the safe side; the billed cost comes
 * with each answer.
 */
const TOKENS = {
  /** One sampled frame; providers count 260 to 1100. */
  frame: 800,
  /** System text and rules. */
  instructions: 700,
  /** The prose, and who and where behind it. */
  description: 700,
  shot: 140,
  /** For a model that must reason. */
  reasoning: 1800,
  /** A drawn picture of about one megapixel, and a reference, where billed by token. */
  picture: 1120,
  reference: 560,
} as const

/** US dollars for describing this many frames; undefined when the price is unknown. */
export function describeCost(model: ChatModel | undefined, frames: number): number | undefined {
  return chatCost(model, TOKENS.instructions + frames * TOKENS.frame, TOKENS.description, frames)
}

/**
 * US dollars for a list of `count` shots from a description of this many tokens; `told`: shots of
 * the same list that go along.
 */
export function directCost(
  model: ChatModel | undefined,
  description: number,
  count: number,
  told = 0,
): number | undefined {
  const prompt = TOKENS.instructions + TOKENS.frame + description + told * TOKENS.shot
  return chatCost(model, prompt, count * TOKENS.shot, 1)
}

function chatCost(
  model: ChatModel | undefined,
  prompt: number,
  completion: number,
  pictures: number,
): number | undefined {
  if (model?.prompt === undefined || model.completion === undefined) return undefined
  const { picture = 0, request = 0 } = model
  // Routers have the price −1: unknown in advance.
  if (Math.min(model.prompt, model.completion, picture, request) < 0) return undefined
  const answer = completion + (model.mustReason ? TOKENS.reasoning : 0)
  return prompt * model.prompt + answer * model.completion + pictures * picture + request
}

export interface PictureWish {
  readonly references: number
  /** Empty for the model's default. */
  readonly resolution: string
  readonly quality: string
}

/** Pictures of which a model says how they are made. */
export interface PicturesToRead {
  readonly pictures: number
}

/** What the price of a call follows from. */
export type CallWorth = CallSize | PictureWish | PicturesToRead

/** Megapixels per resolution name of the service; "1K" is 1024 pixels square. */
const MEGAPIXELS: Readonly<Record<string, number>> = {
  '512': 0.26,
  '768': 0.59,
  '1K': 1.05,
  '1.5K': 2.4,
  '2K': 4.2,
  '4K': 16.8,
}

/**
 * US dollars for one picture with its references; undefined when a price line is not understood.
 */
export function pictureCost(model: ImageModel | undefined, wish: PictureWish): number | undefined {
  const lines = model?.prices
  if (!lines || lines.length === 0) return undefined
  const output = matching(lines, ['output_image'], wish)
  if (!output) return undefined
  const drawn = lineCost(output, 1, wish, TOKENS.picture)
  const input = matching(lines, ['input_reference', 'input_image'], wish)
  const references = input ? lineCost(input, wish.references, wish, TOKENS.reference) : 0
  const text = matching(lines, ['input_text'], wish)
  const words = text?.unit === 'token' ? TOKENS.instructions * Math.max(0, text.cost) : 0
  return drawn === undefined || references === undefined ? undefined : drawn + references + words
}

/**
 * The line for the wanted resolution or quality, else the general one, else the most expensive, so
 * that the estimate is never too low.
 */
function matching(
  lines: readonly PriceLine[],
  billables: readonly string[],
  { resolution, quality }: PictureWish,
): PriceLine | undefined {
  const ours = lines.filter(({ billable }) => billables.includes(billable))
  const wanted = [resolution || '1K', quality].filter(Boolean)
  return (
    ours.find(({ variant }) => variant !== undefined && wanted.includes(variant)) ??
    ours.find(({ variant }) => variant === undefined) ??
    ours.toSorted((a, b) => b.cost - a.cost)[0]
  )
}

function lineCost(
  { unit, cost }: PriceLine,
  count: number,
  { resolution }: PictureWish,
  tokens: number,
): number | undefined {
  if (cost < 0) return undefined
  switch (unit) {
    case 'image':
    case 'request':
      return cost * count
    case 'megapixel':
      return cost * count * (MEGAPIXELS[resolution] ?? 1.05)
    case 'token':
      return cost * count * tokens * (MEGAPIXELS[resolution] ?? 1)
    default:
      return undefined
  }
}
