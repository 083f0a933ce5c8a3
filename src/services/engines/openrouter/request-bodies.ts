import { nearestAspectRatio } from '../../../domain/board/aspect-ratio.ts'
import type { ReferencePicture } from '../../../domain/board/reference.ts'
import type { MeasuredClip } from '../../../domain/clip/measured.ts'
import { drawPrompt, useOf } from '../../../domain/engines/draw-prompt.ts'
import { describePrompt, directPrompt, formPrompt } from '../../../domain/engines/prompts.ts'
import { SHOT_LIST_SCHEMA } from '../../../domain/engines/shot-list.ts'
import { STYLE_SCHEMA, stylePrompt } from '../../../domain/engines/style-prompt.ts'
import type { PictureWish } from '../../../domain/money/cost.ts'
import { resolutionFor } from '../../../domain/takes/edit-size.ts'
import type { CallFacts } from '../call-config.ts'
import type { DirectRequest, DrawRequest } from '../engine.ts'
import { ANSWER_TOKENS, answerCap, KEEP_EVERYTHING, visionMessages } from './chat-body.ts'

type Messages = ReturnType<typeof visionMessages>

/**
 * The request body that describes a clip: its frames in order of time, with their URLs. The consent
 * dialog shows it with file names in place of the data.
 */
export function describeBody(
  facts: CallFacts,
  frames: readonly { time: number; url: string }[],
  measured: MeasuredClip | undefined,
  maxTokens = ANSWER_TOKENS,
) {
  const inOrder = frames.toSorted((a, b) => a.time - b.time)
  const prompt = describePrompt(
    inOrder.map(({ time }) => time),
    measured,
  )
  return {
    model: facts.models.describe,
    messages: visionMessages(
      prompt,
      inOrder.map(({ url }) => url),
    ),
    ...answerCap(facts.chatFacts?.describe, maxTokens),
    ...(facts.plain ? {} : { plugins: [KEEP_EVERYTHING] }),
    stream: true as const,
  }
}

type Directing = Pick<DirectRequest, 'context' | 'subjects' | 'count' | 'part' | 'between' | 'measured'> & {
  readonly frame: { readonly time: number; readonly url: string }
  readonly frames: readonly { readonly time: number }[]
}

export function directMessages({ frame, frames, ...asked }: Directing): Messages {
  const times = frames.map(({ time }) => time).toSorted((a, b) => a - b)
  return visionMessages(directPrompt({ ...asked, frameTime: frame.time, times }), [frame.url])
}

/**
 * OpenRouter's own fields: route only to providers that honour the schema, drop no picture, repair
 * broken JSON.
 */
const ADDITIONS = {
  provider: { require_parameters: true },
  plugins: [KEEP_EVERYTHING, { id: 'response-healing' }],
}

const STRICT = {
  type: 'json_schema' as const,
  json_schema: { name: 'shot_list', strict: true, schema: SHOT_LIST_SCHEMA },
}

/** How the answer's form is asked for: by a strict schema, or in words where that is too large. */
export type AnswerForm = 'schema' | 'words'

/** The messages, with the answer's form in words at the end of the system message. */
const withForm = (messages: readonly Messages[number][]): Messages =>
  messages.map((message) =>
    message.role === 'system' ? { ...message, content: `${message.content} ${formPrompt()}` } : message,
  )

const STRICT_STYLE = {
  type: 'json_schema' as const,
  json_schema: { name: 'style', strict: true, schema: STYLE_SCHEMA },
}

/**
 * The request body that asks how pictures are made. The form is told in words as well, and in words
 * alone where the model knows no schemas.
 */
export function styleBody(facts: CallFacts, urls: readonly string[]) {
  const model = facts.chatFacts?.describe
  const strict = model?.structured !== false
  const additions = strict ? ADDITIONS : { plugins: [KEEP_EVERYTHING] }
  return {
    model: facts.models.describe,
    messages: visionMessages(stylePrompt(urls.length), urls),
    ...answerCap(model, ANSWER_TOKENS),
    ...(strict ? { response_format: STRICT_STYLE } : {}),
    ...(facts.plain ? {} : additions),
  }
}

/** The request body that asks for the shot list. */
export function directBody(
  facts: CallFacts,
  messages: readonly Messages[number][],
  maxTokens = ANSWER_TOKENS,
  form: AnswerForm = 'schema',
) {
  return {
    model: facts.models.direct,
    messages: form === 'schema' ? [...messages] : withForm(messages),
    ...answerCap(facts.chatFacts?.direct, maxTokens),
    response_format: form === 'schema' ? STRICT : ({ type: 'json_object' } as const),
    ...(facts.plain ? {} : ADDITIONS),
  }
}

type Drawing<R> = Pick<
  DrawRequest,
  'shot' | 'context' | 'subjects' | 'styleWords' | 'aspect' | 'seed' | 'exact' | 'size' | 'missed'
> & {
  readonly references: readonly R[]
}

/**
 * The request body that draws, without references, and the references to send, in order. Includes
 * only parameters that the catalogue lists for the model: a model without one ignores it silently
 * and bills all the same.
 */
export function drawBody<R extends Pick<ReferencePicture, 'role' | 'source' | 'words'>>(
  facts: CallFacts,
  request: Drawing<R>,
) {
  const { imageFacts } = facts
  const { exact, seed } = request
  if (exact?.parameters) {
    const { parameters, prompt, model = facts.models.draw } = exact
    const body = { model, prompt, ...parameters, ...('seed' in parameters ? { seed } : {}) }
    return { body, references: request.references }
  }
  const references = request.references.slice(0, imageFacts?.maxReferences)
  const aspectRatio = nearestAspectRatio(request.aspect, imageFacts?.aspectRatios)
  const roles = references.map(useOf)
  const resolution =
    request.size && imageFacts ? resolutionFor(request.size, imageFacts.resolutions) : undefined
  const body = {
    model: exact?.model ?? facts.models.draw,
    prompt:
      exact?.prompt ??
      drawPrompt({
        shot: request.shot,
        context: request.context,
        subjects: request.subjects ?? [],
        styleWords: request.styleWords,
        missed: request.missed,
        roles,
        about: references.map(({ words }) => words),
        aspectRatio,
      }),
    ...(imageFacts && imageFacts.aspectRatios.length === 0 ? {} : { aspect_ratio: aspectRatio }),
    ...(imageFacts?.seed ? { seed } : {}),
    ...chosen('resolution', resolution ?? facts.imageResolution, imageFacts?.resolutions),
    ...chosen('quality', facts.imageQuality, imageFacts?.qualities),
  }
  return { body, references }
}

/** What the price of a request follows from. */
export function worthOf<R extends Pick<ReferencePicture, 'role' | 'source' | 'words'>>(
  facts: CallFacts,
  request: Drawing<R>,
): PictureWish {
  const { body, references } = drawBody(facts, request)
  const said: Readonly<Record<string, unknown>> = body
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : '')
  return { references: references.length, resolution: text('resolution'), quality: text('quality') }
}

/** Sends a choice only where the model lists it. */
function chosen(
  name: string,
  value: string,
  offered: readonly string[] = [],
): Readonly<Record<string, string>> {
  return offered.includes(value) ? { [name]: value } : {}
}

/** A reference as the request body spells it. */
export const referenceItem = (url: string) => ({ type: 'image_url' as const, image_url: { url } })
