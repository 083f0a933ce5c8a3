import * as v from 'valibot'
import { AppError, toAppError } from '../../../lib/errors.ts'
import type { CallConfig } from '../call-config.ts'
import { oneLine, serviceError } from './error-mapping.ts'
import { type Bill, chargeOf, sumOfCharges, usageSchema } from './paid-call.ts'

/** A chat answer, whole or assembled from a stream. */
export interface Reply {
  readonly text: string
  /** Why the model stopped; undefined means that the answer is incomplete. */
  readonly finish: string | undefined
  readonly refusal: string
  readonly model: string | undefined
  readonly bill: Bill | undefined
}

export const EMPTY_REPLY: Reply = {
  text: '',
  finish: undefined,
  refusal: '',
  model: undefined,
  bill: undefined,
}

const absent = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

const messageSchema = v.object({
  content: absent(v.union([v.string(), v.array(v.object({ text: absent(v.string()) }))])),
  refusal: absent(v.string()),
})

/** A whole completion or one chunk of a stream; they differ only in `message` and `delta`. */
const completionSchema = v.object({
  error: v.optional(v.unknown()),
  model: absent(v.pipe(v.string(), v.maxLength(200))),
  choices: absent(
    v.array(
      v.object({
        message: absent(messageSchema),
        delta: absent(messageSchema),
        finish_reason: absent(v.string()),
        error: v.optional(v.unknown()),
      }),
    ),
  ),
  usage: usageSchema,
})

/**
 * Adds a whole completion, or the next chunk, to the reply.
 * @throws AppError for an error inside a 200, `bad-response` for anything but a completion.
 */
export function addToReply(reply: Reply, data: unknown, secret: string): Reply {
  const read = v.safeParse(completionSchema, data)
  if (!read.success) throw new AppError('bad-response', { code: 'answer-no-chat' })
  const { error, choices, model, usage } = read.output
  const choice = choices?.[0]
  const fault = error ?? choice?.error
  if (fault) {
    const known = serviceError(undefined, fault, secret)
    // A provider that fails after some words may bill them; before the first word there is nothing
    // to bill.
    const bill = usage ?? reply.bill
    if (bill) throw known.charged(chargeOf(bill))
    throw reply.text ? known.charged({ billed: 'maybe' }) : known
  }
  const message = choice?.message ?? choice?.delta
  return {
    text: reply.text + plainText(message?.content),
    finish: reply.finish ?? choice?.finish_reason,
    refusal: reply.refusal + (message?.refusal ?? ''),
    model: model ?? reply.model,
    bill: usage ?? reply.bill,
  }
}

/**
 * Accepts a finished answer. One cut at the length limit passes: the caller judges it.
 * @throws AppError `cut-response`, `refused` or `provider`.
 */
export function requireFinished(reply: Reply): Reply {
  const { finish, refusal, text, bill } = reply
  const charge = bill ? { charge: chargeOf(bill) } : {}
  // The usage chunk follows the last word: an answer with a bill and no text is empty, not cut.
  if (finish === undefined)
    throw new AppError(bill && !text.trim() ? 'empty-response' : 'cut-response', undefined, charge)
  if (finish === 'error') throw new AppError('provider', undefined, charge)
  if (finish === 'content_filter' || (refusal && !text.trim())) {
    throw new AppError('refused', oneLine(refusal) || undefined, charge)
  }
  return reply
}

/** Error handler of a second call: adds the cost of the first. */
export const withEarlier = (first: Reply, config: Pick<CallConfig, 'plain'>) => (error: unknown) => {
  const known = toAppError(error)
  throw known.charged(sumOfCharges([chargeOf(first.bill, config), known.charge ?? { billed: 'maybe' }]))
}

function plainText(content: string | readonly { text?: string | undefined }[] | undefined): string {
  if (typeof content === 'string') return content
  return content?.map((part) => part.text ?? '').join('') ?? ''
}
