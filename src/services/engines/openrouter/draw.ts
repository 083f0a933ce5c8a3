import { AppError } from '../../../lib/errors.ts'
import { dataUrlPiece } from '../base64.ts'
import type { Drawn, DrawRequest, Reservation } from '../engine.ts'
import type { ReadSize } from '../picture.ts'
import { callService, timeoutsFor } from './client.ts'
import type { LimitedConfig } from './paid-call.ts'
import { paidCall } from './paid-call.ts'
import { openAnswer } from './picture-answer.ts'
import { drawBody, referenceItem, worthOf } from './request-bodies.ts'
import { reserveAll } from './reservations.ts'
import { wholeBody } from './whole-body.ts'

/** A picture of some megabytes that has begun to arrive takes a second or two. */
const LATE_MS = 5000

/**
 * Draws one still, with the references in the order in which the prompt explains them.
 * @throws AppError `empty-response` without a picture, `picture-not-shown` for one that cannot be
 * decoded, `refused`, …
 */
export async function drawStill(
  config: LimitedConfig,
  request: DrawRequest,
  readSize: ReadSize,
  signal: AbortSignal,
): Promise<Drawn> {
  if (config.plain) throw new AppError('no-picture-route', undefined, { charge: { billed: 'no' } })
  const { body, references } = drawBody(config, request)
  const urls = await Promise.all(references.map(({ picture }) => dataUrlPiece(picture)))
  const { model, prompt, ...parameters } = body
  const seed = 'seed' in parameters ? { seed: request.seed } : {}
  const size = worthOf(config, request)
  const timeouts = { ...timeoutsFor(config, 'whole'), lateMs: LATE_MS }
  const call = () =>
    callService(config, timeouts, signal, async (client, callSignal) => {
      const request = client.post('/images', {
        body: withReferences(body, urls),
        headers: { 'Content-Type': 'application/json' },
        signal: callSignal,
      })
      const answer = await wholeBody(await request.asResponse())
      const opened = await openAnswer(answer, config.apiKey, readSize)
      return { ...opened, prompt, model, parameters, references, ...seed }
    })
  const reserved = request.reserved
  const { bill, ...drawn } = await paidCall(config, 'draw', model, signal, call, { size, reserved })
  return { ...drawn, ...bill }
}

/**
 * Reserves the price of several such stills: all, or none.
 * @throws AppError `spending-limit`, `ledger-lost`, `no-space`, `cancelled`
 */
export function reserveStills(
  config: LimitedConfig,
  request: DrawRequest,
  count: number,
  signal: AbortSignal,
): Promise<readonly Reservation[]> {
  const { model } = drawBody(config, request).body
  return reserveAll(config, model, worthOf(config, request), count, signal)
}

/**
 * The body as JSON with its references last, as Blob parts that are not copied. A data URL has no
 * character that JSON escapes.
 */
function withReferences(body: object, urls: readonly Blob[]): Blob {
  if (urls.length === 0) return new Blob([JSON.stringify(body)])
  const head = JSON.stringify({ ...body, input_references: [] }).slice(0, -']}'.length)
  const [before, after] = JSON.stringify(referenceItem('|')).split('|')
  const pieces = urls.flatMap((url, i) => [i === 0 ? '' : ',', before ?? '', url, after ?? ''])
  return new Blob([head, ...pieces, ']}'])
}
