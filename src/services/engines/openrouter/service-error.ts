import * as v from 'valibot'
import { AppError, type ErrorCode, redact } from '../../../lib/errors.ts'

/** The longest `detail`, in characters. */
const DETAIL_LENGTH = 200

const absent = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

/** An `error` member as the service sends it, in any of its shapes; nothing in it is relied on. */
const faultSchema = v.object({
  code: absent(v.union([v.number(), v.string()])),
  http_status: absent(v.number()),
  message: absent(v.string()),
  name: absent(v.string()),
  error_type: absent(v.string()),
  metadata: absent(
    v.object({
      error_type: absent(v.string()),
      raw: absent(v.string()),
      limit_source: absent(v.string()),
      block_reason: absent(v.string()),
      reasons: absent(v.array(v.string())),
      flagged_input: absent(v.string()),
    }),
  ),
})
type Fault = v.InferOutput<typeof faultSchema>

/**
 * What the service's answer means.
 * @param status the HTTP status; undefined for an error that came inside a 200.
 * @param body the `error` member of the answer; undefined when the answer had none (a page of a gateway).
 * @param secret never to be repeated: the key of the call.
 * @returns an error without a cause: the raw answer may hold the account's id.
 */
export function serviceError(status: number | undefined, body: unknown, secret: string): AppError {
  const fault = readFault(body)
  const code = numeric(fault.code) ?? fault.http_status ?? status
  return new AppError(codeFor(code, fault), detailFor(code, fault, secret))
}

/** The service's own words as one short line without secrets. */
export function oneLine(text: string, secret = ''): string {
  const open = secret ? text.replaceAll(secret, '[hidden]') : text
  const line = redact(open).replace(/\s+/g, ' ').trim()
  return line.length > DETAIL_LENGTH ? `${line.slice(0, DETAIL_LENGTH - 1)}…` : line
}

function readFault(body: unknown): Fault {
  const read = v.safeParse(faultSchema, typeof body === 'string' ? { message: body } : body)
  return read.success ? read.output : {}
}

const BY_TYPE: Readonly<Record<string, ErrorCode>> = {
  authentication: 'unauthorized',
  payment_required: 'out-of-credit',
  content_policy_violation: 'refused',
  refusal: 'refused',
  not_found: 'model-missing',
  rate_limit_exceeded: 'rate-limited',
  timeout: 'timeout',
  payload_too_large: 'too-large',
  image_too_large: 'too-large',
  context_length_exceeded: 'too-large',
  token_limit_exceeded: 'too-large',
  string_too_long: 'too-large',
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  402: 'out-of-credit',
  403: 'refused',
  404: 'model-missing',
  408: 'timeout',
  410: 'model-missing',
  413: 'too-large',
  429: 'rate-limited',
  504: 'timeout',
  524: 'timeout',
}

const UNKNOWN_MODEL = /not a valid model|model.{0,40}(not found|does not exist|no longer)|no endpoints found/i
const REFUSAL = /moderation|content.?policy|safety|prohibited|block_?reason|flagged|violates/i
const TOO_LONG = /context length|maximum context|too (long|large|many tokens)|exceeds? .{0,20}(limit|size)/i
const BUDGET = /budget|spending limit|insufficient credits/i

function codeFor(status: number | undefined, fault: Fault): ErrorCode {
  const { metadata } = fault
  const words = `${fault.message ?? ''} ${metadata?.raw ?? ''}`
  const byType = BY_TYPE[metadata?.error_type ?? fault.error_type ?? '']
  if (byType) return byType
  if (metadata?.block_reason || metadata?.flagged_input || metadata?.reasons?.length) return 'refused'
  if (status === 403 && (metadata?.limit_source || BUDGET.test(words))) return 'out-of-credit'
  const byStatus = status === undefined ? undefined : BY_STATUS[status]
  if (byStatus) return byStatus
  if (status !== undefined && status >= 500) return 'provider'
  if (UNKNOWN_MODEL.test(words)) return 'model-missing'
  if (REFUSAL.test(words)) return 'refused'
  if (TOO_LONG.test(words)) return 'too-large'
  return 'provider'
}

function detailFor(status: number | undefined, fault: Fault, secret: string): string | undefined {
  const { message = '', metadata } = fault
  // "Provider returned error" says nothing; what the provider said stands beside it
  const words = /^provider returned error/i.test(message) && metadata?.raw ? metadata.raw : message
  const reason = metadata?.reasons?.length ? ` (${metadata.reasons.join(', ')})` : ''
  const said = fault.name === 'ZodError' ? issueIn(words) : words
  return oneLine(`${said}${reason}`, secret) || (status === undefined ? undefined : `HTTP ${status}`)
}

const issuesSchema = v.array(v.object({ message: v.string(), path: absent(v.array(v.unknown())) }))

/** The first complaint of the service's second error shape: a list of complaints, written as a string. */
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
