import * as v from 'valibot'
import { nearestAspectRatio } from '../../../domain/aspect-ratio.ts'
import { paintPrompt } from '../../../domain/prompts.ts'
import type { ReferenceRole } from '../../../domain/shot.ts'
import { AppError } from '../../../lib/errors.ts'
import type { Painted, PaintRequest } from '../engine.ts'
import { dataUrl, decodeBase64 } from './base64.ts'
import { callService, type OpenRouterConfig, patienceFor } from './client.ts'
import { openPicture, type ReadSize } from './picture.ts'
import { serviceError } from './service-error.ts'

/** The most important first: models weigh the first reference most. */
const ORDER: readonly ReferenceRole[] = ['identity', 'style', 'continuity']

const answerSchema = v.object({
  error: v.optional(v.unknown()),
  data: v.optional(v.array(v.object({ b64_json: v.nullish(v.string()) }))),
  usage: v.fallback(v.optional(v.object({ cost: v.fallback(v.optional(v.number()), undefined) })), undefined),
})

/**
 * One still, with the references in the order in which the prompt explains them.
 * No seed, size or quality is sent: a model that lacks one drops it in silence and bills all the same.
 * @throws AppError `empty-response` without a picture, `bad-response` for one that cannot be shown, `refused`, …
 */
export async function paintStill(
  config: OpenRouterConfig,
  request: PaintRequest,
  readSize: ReadSize,
  signal: AbortSignal,
): Promise<Painted> {
  const references = request.references.toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
  const urls = await Promise.all(references.map(({ picture }) => dataUrl(picture)))
  const aspectRatio = nearestAspectRatio(request.aspect)
  const roles = references.map(({ role }) => role)
  const prompt = paintPrompt({ shot: request.shot, context: request.context, roles, aspectRatio })
  const body = {
    model: config.imageModel,
    prompt,
    aspect_ratio: aspectRatio,
    ...(urls.length > 0
      ? { input_references: urls.map((url) => ({ type: 'image_url', image_url: { url } })) }
      : {}),
  }
  const patience = patienceFor(config.timeoutSeconds, 'whole')
  return callService(config, patience, signal, async (client, callSignal) => {
    const answer = await client.post<unknown>('/images', { body, signal: callSignal })
    const { bytes, cost } = readAnswer(answer, config.apiKey)
    const opened = await openPicture(bytes, readSize)
    return { ...opened, prompt, model: config.imageModel, ...(cost === undefined ? {} : { cost }) }
  })
}

function readAnswer(answer: unknown, secret: string) {
  const read = v.safeParse(answerSchema, answer)
  if (!read.success) throw new AppError('bad-response', 'The answer does not hold a picture.')
  const { error, data, usage } = read.output
  if (error) throw serviceError(undefined, error, secret)
  const base64 = data?.find((item) => item.b64_json)?.b64_json
  if (!base64) throw new AppError('empty-response', 'The answer came without a picture.')
  const bytes = decodeBase64(base64)
  if (!bytes) throw new AppError('bad-response', 'The picture that arrived is damaged.')
  return { bytes, cost: usage?.cost }
}
