import type { OpenAI } from 'openai'
import type { CallSize } from '../../../domain/board/list-parts.ts'
import type { ShotPlan } from '../../../domain/board/shot-fields.ts'
import { answerText } from '../../../domain/engines/answer-text.ts'
import { repairPrompt } from '../../../domain/engines/prompts.ts'
import { readShotList } from '../../../domain/engines/shot-list.ts'
import type { Reason } from '../../../lib/details.ts'
import type { ErrorCode } from '../../../lib/error-codes.ts'
import { AppError } from '../../../lib/errors.ts'
import { dataUrl } from '../base64.ts'
import type { Directed, DirectRequest } from '../engine.ts'
import { ANSWER_TOKENS } from './chat-body.ts'
import { callService, timeoutsFor } from './client.ts'
import { addToReply, EMPTY_REPLY, type Reply, requireFinished, withEarlier } from './completion.ts'
import { oneLine } from './error-mapping.ts'
import type { LimitedConfig } from './paid-call.ts'
import { chargeOf, paidCall, sumOfBills, sumOfCharges } from './paid-call.ts'
import { type AnswerForm, directBody, directMessages } from './request-bodies.ts'

/** Characters of an unusable answer that the repair request quotes. */
const SHOWN_AGAIN = 20_000

type Message = OpenAI.ChatCompletionMessageParam

/**
 * Asks for the shot list. An unusable answer is requested once more, with its fault named; it is
 * never padded. Where a provider refuses the schema as too large, and surely bills nothing, the
 * form is told in words from then on.
 * @throws AppError `too-few-shots`, `bad-response`, `empty-response`, `cut-response`, `refused`, …
 */
export async function directBoard(
  config: LimitedConfig,
  request: DirectRequest,
  signal: AbortSignal,
): Promise<Directed> {
  const { count, frame, part, between, size } = request
  const around = [between?.before, between?.after].filter((shot) => shot !== undefined)
  const told = part?.before ?? around
  const url = await dataUrl(frame.picture)
  const messages = directMessages({ ...request, frame: { time: frame.time, url } })

  let form: AnswerForm = 'schema'
  // What comes after a list's first call was not counted with it.
  const again = size && { ...size, calls: 1 }
  const asked = async (conversation: readonly Message[], room: number, of = again): Promise<Reply> => {
    try {
      return await ask(config, conversation, room, form, signal, of)
    } catch (error) {
      if (form !== 'schema' || !isSchemaRefused(error)) throw error
      form = 'words'
      return ask(config, conversation, room, form, signal, of)
    }
  }

  const first = await asked(messages, ANSWER_TOKENS, size)
  const reading = judge(first, count, told)
  if (reading.ok) return directed(config, reading.shots, [first])

  const said = answerText(first.text).slice(0, SHOWN_AGAIN)
  const repair: readonly Message[] = [
    ...messages,
    ...(said ? [{ role: 'assistant' as const, content: said }] : []),
    { role: 'user', content: repairPrompt(reading.fault, reading.shots.length, count) },
  ]
  const room = reading.fault === 'cut' ? ANSWER_TOKENS * 2 : ANSWER_TOKENS
  const second = await asked(repair, room).catch(withEarlier(first, config))
  const last = judge(second, count, told)
  if (last.ok) return directed(config, last.shots, [first, second])
  const charge = sumOfCharges([first, second].map(({ bill }) => chargeOf(bill, config)))
  const usedUp = last.fault === 'cut' && answerText(second.text) === ''
  throw new AppError(usedUp ? 'thought-only' : CODES[last.fault], faultDetail(last, second.text, count), {
    charge,
  })
}

const isSchemaRefused = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'schema-too-large' && error.charge?.billed === 'no'

type Judged = ReturnType<typeof judge>
type Fault = Extract<Judged, { ok: false }>['fault']

/** Reads the list. At the length limit any fault counts as a cut. */
function judge(reply: Reply, count: number, told: readonly ShotPlan[]) {
  const reading = readShotList(reply.text, count, told)
  if (reading.ok || reply.finish !== 'length') return reading
  return { ...reading, fault: 'cut' as const }
}

const CODES: Readonly<Record<Fault, ErrorCode>> = {
  empty: 'empty-response',
  'not-json': 'bad-response',
  'wrong-shape': 'bad-response',
  'too-few': 'too-few-shots',
  cut: 'cut-response',
}

function faultDetail(
  { fault, shots }: Extract<Judged, { ok: false }>,
  answer: string,
  count: number,
): Reason | undefined {
  if (fault === 'too-few') return { code: 'shots-of', shots: shots.length, wanted: count }
  if (fault === 'cut') return { code: 'answer-at-limit' }
  return oneLine(answer) || undefined
}

function directed(config: LimitedConfig, shots: Directed['shots'], replies: readonly Reply[]): Directed {
  return {
    shots,
    model: replies.at(-1)?.model ?? config.models.direct,
    ...sumOfBills(replies.map(({ bill }) => bill)),
  }
}

/**
 * One request for the list, not streamed: the service repairs broken JSON only in whole answers.
 */
function ask(
  config: LimitedConfig,
  messages: readonly Message[],
  maxTokens: number,
  form: AnswerForm,
  signal: AbortSignal,
  size: CallSize | undefined,
): Promise<Reply> {
  const body = directBody(config, messages, maxTokens, form)
  const timeouts = timeoutsFor(config, 'whole')
  const call = () =>
    callService(config, timeouts, signal, async (client, callSignal) => {
      const answer: unknown = await client.chat.completions.create(body, { signal: callSignal })
      return requireFinished(addToReply(EMPTY_REPLY, answer, config.apiKey))
    })
  return paidCall(config, 'direct', config.models.direct, signal, call, { size })
}
