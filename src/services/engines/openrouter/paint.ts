import { nearestAspectRatio } from '../../../domain/aspect-ratio.ts'
import { paintPrompt } from '../../../domain/prompts.ts'
import type { ReferenceRole } from '../../../domain/shot.ts'
import { AppError } from '../../../lib/errors.ts'
import type { Painted, PaintRequest } from '../engine.ts'
import { dataUrlPiece } from './base64.ts'
import { type CallConfig, callService, patienceFor } from './client.ts'
import { paidCall } from './paid-call.ts'
import type { ReadSize } from './picture.ts'
import { openAnswer } from './picture-answer.ts'

/** The most important first: models weigh the first reference most. */
const ORDER: readonly ReferenceRole[] = ['identity', 'style', 'continuity']

/**
 * One still, with the references in the order in which the prompt explains them. Only what the catalogue says that the model
 * takes is sent: one that lacks a parameter drops it in silence and bills all the same.
 * @throws AppError `empty-response` without a picture, `picture-not-shown` for one that cannot be, `refused`, …
 */
export async function paintStill(
  config: CallConfig,
  request: PaintRequest,
  readSize: ReadSize,
  signal: AbortSignal,
): Promise<Painted> {
  if (config.plain) throw new AppError('no-picture-route', undefined, { charge: { billed: 'no' } })
  const { imageFacts: facts, imageModel: model } = config
  const references = request.references
    .toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
    .slice(0, facts?.maxReferences)
  const urls = await Promise.all(references.map(({ picture }) => dataUrlPiece(picture)))
  const aspectRatio = nearestAspectRatio(request.aspect, facts?.aspectRatios)
  const roles = references.map(({ role }) => role)
  const prompt = paintPrompt({ shot: request.shot, context: request.context, roles, aspectRatio })
  const seed = facts?.seed ? { seed: request.seed } : {}
  const body = {
    model,
    prompt,
    ...(facts && facts.aspectRatios.length === 0 ? {} : { aspect_ratio: aspectRatio }),
    ...seed,
    ...chosen('resolution', config.imageResolution, facts?.resolutions),
    ...chosen('quality', config.imageQuality, facts?.qualities),
  }
  const patience = patienceFor(config, 'whole')
  const { bill, ...painted } = await paidCall(config, 'image', model, signal, () =>
    callService(config, patience, signal, async (client, callSignal) => {
      const request = client.post('/images', {
        body: withReferences(body, urls),
        headers: { 'Content-Type': 'application/json' },
        signal: callSignal,
      })
      const answer = await (await request.asResponse()).arrayBuffer()
      const opened = await openAnswer(new Uint8Array(answer), config.apiKey, readSize)
      return { ...opened, prompt, model, references, ...seed }
    }),
  )
  return { ...painted, ...bill }
}

/** The body as JSON, with its references last and in pieces that are not copied. A data URL holds nothing that JSON escapes. */
function withReferences(body: object, urls: readonly Blob[]): Blob {
  if (urls.length === 0) return new Blob([JSON.stringify(body)])
  const head = JSON.stringify({ ...body, input_references: [] }).slice(0, -']}'.length)
  const pieces = urls.flatMap((url, i) => [
    i === 0 ? '' : ',',
    '{"type":"image_url","image_url":{"url":"',
    url,
    '"}}',
  ])
  return new Blob([head, ...pieces, ']}'])
}

/** A choice is sent only where the model lists it. */
function chosen(
  name: string,
  value: string,
  offered: readonly string[] = [],
): Readonly<Record<string, string>> {
  return offered.includes(value) ? { [name]: value } : {}
}
