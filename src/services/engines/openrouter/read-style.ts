import { answerText } from '../../../domain/engines/answer-text.ts'
import { readStyle, type StyleFault } from '../../../domain/engines/style-prompt.ts'
import type { ErrorCode } from '../../../lib/error-codes.ts'
import { AppError } from '../../../lib/errors.ts'
import { dataUrl } from '../base64.ts'
import type { StyleRead } from '../engine.ts'
import { callService, timeoutsFor } from './client.ts'
import { addToReply, EMPTY_REPLY, requireFinished } from './completion.ts'
import { oneLine } from './error-mapping.ts'
import { chargeOf, type LimitedConfig, paidCall } from './paid-call.ts'
import { styleBody } from './request-bodies.ts'

/**
 * Asks a vision model once how pictures are made. An answer that cannot be used is not asked for
 * again: its words are worth less than a second call that nobody pressed for.
 * @throws AppError with its charge: `bad-response`, `empty-response`, `thought-only`,
 * `cut-response`, `refused`, …
 */
export async function readStyleOf(
  config: LimitedConfig,
  pictures: readonly Blob[],
  signal: AbortSignal,
): Promise<StyleRead> {
  const body = styleBody(config, await Promise.all(pictures.map(dataUrl)))
  const call = () =>
    callService(config, timeoutsFor(config, 'whole'), signal, async (client, callSignal) => {
      const answer: unknown = await client.chat.completions.create(body, { signal: callSignal })
      return requireFinished(addToReply(EMPTY_REPLY, answer, config.apiKey))
    })
  const { describe } = config.models
  const size = { pictures: pictures.length }
  const { text, finish, model, bill } = await paidCall(config, 'describe', describe, signal, call, { size })
  const reading = readStyle(text)
  if (reading.ok) return { words: reading.words, model: model ?? describe, ...bill }
  const charge = chargeOf(bill, config)
  if (finish !== 'length') throw new AppError(CODES[reading.fault], oneLine(text) || undefined, { charge })
  if (answerText(text) === '') throw new AppError('thought-only', undefined, { charge })
  throw new AppError('cut-response', { code: 'answer-at-limit' }, { charge })
}

const CODES: Readonly<Record<StyleFault, ErrorCode>> = {
  empty: 'empty-response',
  'not-json': 'bad-response',
  'wrong-shape': 'bad-response',
}
