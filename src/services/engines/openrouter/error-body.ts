import * as v from 'valibot'

const absent = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

/** An `error` member in any of the service's shapes; every field is optional. */
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

/** The facts of a service error. */
export interface ErrorBody {
  readonly code: number | undefined
  readonly httpStatus: number | undefined
  readonly type: string | undefined
  readonly message: string
  readonly raw: string
  /** The text for the user; may still contain secrets. */
  readonly said: string
  readonly blocked: boolean
  readonly limitSource: string | undefined
  readonly reason: string | undefined
  readonly routingStep: string | undefined
  /** The service's reason why a model is unavailable. */
  readonly availability: string | undefined
  /** The model that the service suggests instead. */
  readonly fallback: string | undefined
  /** The service's own hint whether a retry can help. */
  readonly retryable: boolean | undefined
  readonly retryAfterMs: number | undefined
  /** When the quota resets, in milliseconds since the epoch. */
  readonly opensAt: number | undefined
}

/** All text of the service and its provider, for matching. */
export const wordsOf = ({ message, raw }: ErrorBody): string => `${message} ${raw}`

/** Reads an error of any shape; missing facts are undefined. */
export function readErrorBody(body: unknown): ErrorBody {
  const read = v.safeParse(bodySchema, typeof body === 'string' ? { message: body } : body)
  const error = read.success ? read.output : {}
  const { metadata, availability, message = '' } = error
  const raw = metadata?.raw ?? ''
  // "Provider returned error" says nothing; the provider's own text is in `raw`.
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
    // CORS hides the Retry-After header from a page; the service repeats it in the body.
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
 * The service gives milliseconds since the epoch, some providers seconds. The ranges do not overlap
 * for present dates.
 */
function instantOf(said: unknown): number | undefined {
  const value = typeof said === 'string' || typeof said === 'number' ? Number(said) : Number.NaN
  if (!(value > 1e9)) return undefined
  return value < 1e11 ? value * 1000 : value
}

const issuesSchema = v.array(v.object({ message: v.string(), path: absent(v.array(v.unknown())) }))

/** The first issue of the service's second error shape: a list of issues in a JSON string. */
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
 * Moves the error text of a refusal into `error`, where the openai package reads it; vLLM and
 * others put it beside.
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
