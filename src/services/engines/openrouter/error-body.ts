import * as v from 'valibot'

const absent = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

/** An `error` member as the service sends it, in any of its shapes; nothing in it is relied on. */
const bodySchema = v.object({
  code: absent(v.union([v.number(), v.string()])),
  http_status: absent(v.number()),
  message: absent(v.string()),
  name: absent(v.string()),
  error_type: absent(v.string()),
  availability: absent(
    v.object({
      code: absent(v.string()),
      retryable: absent(v.boolean()),
      retry_after: absent(v.union([v.number(), v.string()])),
      fallback_models: absent(v.array(v.string())),
    }),
  ),
  metadata: absent(
    v.object({
      error_type: absent(v.string()),
      raw: absent(v.string()),
      limit_source: absent(v.string()),
      reason: absent(v.string()),
      block_reason: absent(v.string()),
      reasons: absent(v.array(v.string())),
      patterns: absent(v.array(v.unknown())),
      flagged_input: absent(v.string()),
      failed_routing_step: absent(v.string()),
      retry_after_seconds: absent(v.number()),
      headers: absent(v.record(v.string(), v.unknown())),
    }),
  ),
})

/** The facts of an error of the service. */
export interface ErrorBody {
  readonly code: number | undefined
  readonly httpStatus: number | undefined
  readonly type: string | undefined
  readonly message: string
  readonly raw: string
  /** What a person should read of it; secrets are still inside. */
  readonly said: string
  readonly blocked: boolean
  readonly limitSource: string | undefined
  readonly reason: string | undefined
  readonly routingStep: string | undefined
  /** The service's word for why a model cannot be had. */
  readonly availability: string | undefined
  /** The model that the service names in its place. */
  readonly fallback: string | undefined
  /** The service's own word on whether trying again can help. */
  readonly retryable: boolean | undefined
  readonly retryAfterMs: number | undefined
  /** When a quota opens again, in milliseconds since the epoch. */
  readonly opensAt: number | undefined
}

/** Everything that the service and its provider said, for matching. */
export const wordsOf = ({ message, raw }: ErrorBody): string => `${message} ${raw}`

/** Reads an error in whatever shape it came; what is not there is absent. */
export function readErrorBody(body: unknown): ErrorBody {
  const read = v.safeParse(bodySchema, typeof body === 'string' ? { message: body } : body)
  const error = read.success ? read.output : {}
  const { metadata, availability, message = '' } = error
  const raw = metadata?.raw ?? ''
  // "Provider returned error" says nothing; what the provider said stands beside it
  const words = /^provider returned error/i.test(message) && raw ? raw : message
  const reasons = metadata?.reasons?.length ? ` (${metadata.reasons.join(', ')})` : ''
  return {
    code: numeric(error.code),
    httpStatus: error.http_status,
    type: metadata?.error_type ?? error.error_type,
    message,
    raw,
    said: `${error.name === 'ZodError' ? issueIn(words) : words}${reasons}`,
    blocked: Boolean(
      metadata?.block_reason ||
        metadata?.flagged_input ||
        metadata?.reasons?.length ||
        metadata?.patterns?.length,
    ),
    limitSource: metadata?.limit_source,
    reason: metadata?.reason,
    routingStep: metadata?.failed_routing_step,
    availability: availability?.code,
    fallback: availability?.fallback_models?.[0],
    retryable: availability?.retryable,
    // the header of that name cannot be read by a page, so the service repeats it in the body
    retryAfterMs: inMs(
      metadata?.retry_after_seconds ??
        headerIn(metadata?.headers, 'retry-after') ??
        availability?.retry_after,
    ),
    opensAt: instantOf(headerIn(metadata?.headers, 'x-ratelimit-reset')),
  }
}

function headerIn(headers: Readonly<Record<string, unknown>> = {}, name: string): unknown {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
}

/**
 * The service tells milliseconds since the epoch; of its providers some tell seconds, which no
 * present instant is in milliseconds.
 */
function instantOf(said: unknown): number | undefined {
  const value = typeof said === 'string' || typeof said === 'number' ? Number(said) : Number.NaN
  if (!(value > 1e9)) return undefined
  return value < 1e11 ? value * 1000 : value
}

const issuesSchema = v.array(v.object({ message: v.string(), path: absent(v.array(v.unknown())) }))

/**
 * The first complaint of the service's second error shape: a list of complaints, written as a
 * string.
 */
function issueIn(message: string): string {
  try {
    const [first] = v.parse(issuesSchema, JSON.parse(message))
    return first ? [first.path?.join('.'), first.message].filter(Boolean).join(': ') : message
  } catch {
    return message
  }
}

function numeric(code: number | string | undefined): number | undefined {
  const value = Number(code)
  return code !== undefined && Number.isInteger(value) && value >= 100 ? value : undefined
}

function inMs(seconds: unknown): number | undefined {
  const value = typeof seconds === 'string' || typeof seconds === 'number' ? Number(seconds) : Number.NaN
  return Number.isFinite(value) && value >= 0 ? value * 1000 : undefined
}

const words = v.fallback(v.optional(v.string()), undefined)
const bareSchema = v.object({ error: v.optional(v.unknown()), message: words, detail: words })

/**
 * An answer that refuses, with its words where the openai package looks for them: vLLM and others
 * put them beside `error`.
 */
export async function withErrorMember(response: Response): Promise<Response> {
  if (response.ok || !response.headers.get('content-type')?.includes('json')) return response
  const { status, statusText, headers } = response
  const text = await response.text()
  return new Response(withMember(text), { status, statusText, headers })
}

function withMember(text: string): string {
  try {
    const { error, message, detail } = v.parse(bareSchema, JSON.parse(text))
    return error === undefined ? JSON.stringify({ error: { message: message ?? detail ?? text } }) : text
  } catch {
    return text
  }
}
