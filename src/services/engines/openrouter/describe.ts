import type { OpenAI } from 'openai'
import { answerText, answerTextSoFar } from '../../../domain/engines/answer-text.ts'
import { descriptionIn, readFound } from '../../../domain/engines/found-subjects.ts'
import { AppError } from '../../../lib/errors.ts'
import { dataUrl } from '../base64.ts'
import type { Described, DescribeRequest } from '../engine.ts'
import { ANSWER_TOKENS } from './chat-body.ts'
import { callService, timeoutsFor } from './client.ts'
import { addToReply, EMPTY_REPLY, type Reply, requireFinished, withEarlier } from './completion.ts'
import type { LimitedConfig } from './paid-call.ts'
import { atCost, chargeOf, paidCall, sumOfBills, sumOfCharges } from './paid-call.ts'
import { describeBody } from './request-bodies.ts'

/**
 * In characters. The prompt asks for 150 words and short lists; a longer text is a runaway answer,
 * billed by the token.
 */
const LONGEST = 20_000

/**
 * Describes the scene over all frames, streamed. A model that spent its tokens before the first
 * word is asked once more with twice as many.
 * @throws AppError `cut-response` when the stream ended without a finish reason, `empty-response`,
 * `thought-only`, `refused`, …; the text received before it went to `onText`.
 */
export async function describeClip(
  config: LimitedConfig,
  request: DescribeRequest,
  onText: (textSoFar: string) => void,
  signal: AbortSignal,
): Promise<Described> {
  const frames = await Promise.all(
    request.frames.map(async ({ time, picture }) => ({ time, url: await dataUrl(picture) })),
  )
  const timeouts = timeoutsFor(config, 'streamed')
  const ask = (tokens: number) => {
    const body = describeBody(config, frames, request.measured, tokens)
    return paidCall(config, 'describe', config.models.describe, signal, () =>
      callService(config, timeouts, signal, async (client, callSignal) => {
        const reply = await streamReply(client, body, config.apiKey, onText, callSignal)
        return atCost(reply.bill, () => requireFinished(reply))
      }),
    )
  }
  const first = await ask(ANSWER_TOKENS)
  const usedUp = first.finish === 'length' && answerText(first.text) === ''
  // Without a cap there is nothing to raise.
  const again = usedUp && config.chatFacts?.describe?.cap !== null
  if (!again) return described(config, frames.length, [first])
  const second = await ask(ANSWER_TOKENS * 2).catch(withEarlier(first, config))
  return described(config, frames.length, [first, second])
}

function described(config: LimitedConfig, frames: number, replies: readonly [Reply, ...Reply[]]): Described {
  const { text: answer, finish, model } = replies.at(-1) ?? replies[0]
  const { prose: text, block } = descriptionIn(answerText(answer))
  if (!text || finish === 'length') {
    const charge = sumOfCharges(replies.map(({ bill }) => chargeOf(bill, config)))
    if (text) throw new AppError('cut-response', { code: 'answer-at-limit' }, { charge })
    throw new AppError(finish === 'length' ? 'thought-only' : 'empty-response', undefined, { charge })
  }
  const found = block === undefined ? undefined : readFound(block, frames)
  return {
    text,
    ...(found ? { found } : {}),
    model: model ?? config.models.describe,
    ...sumOfBills(replies.map(({ bill }) => bill)),
  }
}

type StreamBody = OpenAI.ChatCompletionCreateParamsStreaming

async function streamReply(
  client: OpenAI,
  body: StreamBody,
  secret: string,
  onText: (textSoFar: string) => void,
  signal: AbortSignal,
): Promise<Reply> {
  const { data, response } = await client.chat.completions.create(body, { signal }).withResponse()
  // A server that does not stream, or refuses with status 200, answers with one JSON document.
  const whole = response.headers.get('content-type')?.includes('json')
  const chunks: AsyncIterable<unknown> = whole ? once(await response.json()) : data

  let reply = EMPTY_REPLY
  let shown = ''
  try {
    for await (const chunk of chunks) {
      reply = addToReply(reply, chunk, secret)
      const answer = answerTextSoFar(reply.text)
      const text = descriptionIn(answer).prose
      if (answer.length > LONGEST) {
        throw new AppError('bad-response', { code: 'text-too-long', most: LONGEST })
      }
      if (text && text !== shown) onText(text)
      shown = text
    }
  } catch (error) {
    // The usage chunk follows the last word; losing it loses no text.
    if (reply.finish === undefined || error instanceof AppError) throw error
  }
  // The openai package ends an aborted stream as if it were complete.
  if (reply.finish === undefined) signal.throwIfAborted()
  return reply
}

async function* once(value: unknown): AsyncGenerator<unknown> {
  yield value
}
