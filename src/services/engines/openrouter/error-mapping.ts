import type { Reason } from '../../../lib/details.ts'
import type { ErrorCode } from '../../../lib/error-codes.ts'
import { AppError, type Charge } from '../../../lib/errors.ts'
import { redact } from '../../../lib/secrets.ts'
import { type ErrorBody, readErrorBody, wordsOf } from './error-body.ts'
import { LONGEST_WAIT_MS, retryAdvice } from './retry.ts'
import { mostPictures, saysSchemaTooLarge, saysTooLong, saysTooMany } from './too-large-request.ts'

/** The longest `detail`, in characters. */
const DETAIL_LENGTH = 200

/**
 * Maps a service error to its code, its charge and its retry advice.
 * @param status the HTTP status; undefined for an error inside a 200.
 * @param body the `error` member of the answer; undefined when there was none (a gateway's page).
 * @param secret the key of the call, removed from all text.
 * @returns an error without a cause: the raw answer may hold the account's id.
 */
export function serviceError(status: number | undefined, body: unknown, secret: string): AppError {
  const facts = readErrorBody(body)
  const code = facts.code ?? facts.httpStatus ?? status
  const meaning = codeFor(code, facts)
  const gateway = body === undefined && (status ?? 0) >= 500
  const charge: Charge = gateway ? { billed: 'maybe' } : chargeFor(meaning, code)
  const { retryable } = facts
  // No retry for an error inside an answer: the work may have been done.
  const retry =
    status === undefined
      ? undefined
      : retryAdvice({ code: meaning, status: code, charge, retryable, afterMs: waitOf(facts) })
  const { fallback } = facts
  const most = meaning === 'too-many-pictures' ? mostPictures(wordsOf(facts)) : undefined
  return new AppError(meaning, detailFor(meaning, code, facts, secret), {
    charge,
    ...(most === undefined ? {} : { most }),
    ...(retry ? { retry } : {}),
    ...(fallback ? { instead: fallback } : {}),
  })
}

/** The service's text on one short line, without secrets. */
export function oneLine(text: string, secret = ''): string {
  const open = secret ? text.replaceAll(secret, '[hidden]') : text
  const line = redact(open).replace(/\s+/g, ' ').trim()
  return line.length > DETAIL_LENGTH ? `${line.slice(0, DETAIL_LENGTH - 1)}…` : line
}

const BY_TYPE: Readonly<Record<string, ErrorCode>> = {
  authentication: 'unauthorized',
  payment_required: 'out-of-credit',
  content_policy_violation: 'refused',
  refusal: 'refused',
  not_found: 'model-missing',
  rate_limit_exceeded: 'rate-limited',
  provider_overloaded: 'overloaded',
  timeout: 'service-timeout',
  permission_denied: 'not-allowed',
  invalid_image: 'picture-not-taken',
  image_too_small: 'picture-not-taken',
  unsupported_image_format: 'picture-not-taken',
  image_not_found: 'picture-not-taken',
  image_download_failed: 'picture-not-taken',
  payload_too_large: 'too-large',
  image_too_large: 'too-large',
  context_length_exceeded: 'too-long',
  token_limit_exceeded: 'too-long',
  max_tokens_exceeded: 'too-long',
  string_too_long: 'too-long',
}

/** Codes by the service's reason for an unavailable model. */
const BY_AVAILABILITY: Readonly<Record<string, ErrorCode>> = {
  privacy_restricted: 'privacy',
  no_endpoints: 'no-endpoint',
  constraint_filtered: 'no-endpoint',
  free_variant_ended: 'model-missing',
  model_deprecated: 'model-missing',
  capacity_exhausted: 'rate-limited',
  temporarily_unavailable: 'overloaded',
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  402: 'out-of-credit',
  404: 'model-missing',
  408: 'service-timeout',
  410: 'model-missing',
  413: 'too-large',
  429: 'rate-limited',
  500: 'server-failed',
  503: 'overloaded',
  504: 'service-timeout',
  524: 'service-timeout',
  529: 'overloaded',
}

const UNKNOWN_MODEL = /not a valid model|model.{0,40}(not found|does not exist|no longer)/i
const NO_ENDPOINT = /no (endpoints|allowed providers|provider)/i
const DATA_POLICY = /data policy|privacy|data collection|zero data retention/i
const REFUSAL = /moderation|content.?policy|safety|prohibited|block_?reason|flagged|violates/i
const TOO_LARGE = /too large|exceeds? .{0,20}(limit|size)/i
const QUOTA = /per[- ]day|daily (limit|quota)|quota exceeded/i
const BUDGET = /budget|spending limit|insufficient credits/i
/** Any of these can mean, from a local server, that the request is too much for the model. */
const MAY_BE_TOO_MUCH: ReadonlySet<number> = new Set([400, 413, 422, 500])
const IMAGE_ROUTE = 'Filter by Image Capabilities'

function codeFor(status: number | undefined, facts: ErrorBody): ErrorCode {
  const code = plainCodeFor(status, facts)
  return code === 'rate-limited' && isSpent(facts) ? 'quota-reached' : code
}

/**
 * True for a limit that does not reset soon, which would fail every further call. Without a reset
 * time the text decides.
 */
function isSpent(facts: ErrorBody): boolean {
  const wait = waitOf(facts)
  if (facts.availability) return false
  return wait === undefined ? QUOTA.test(wordsOf(facts)) : wait > LONGEST_WAIT_MS
}

/** The wait that the service asks for, in milliseconds. */
function waitOf({ retryAfterMs, opensAt }: ErrorBody): number | undefined {
  return retryAfterMs ?? (opensAt === undefined ? undefined : Math.max(0, opensAt - Date.now()))
}

function plainCodeFor(status: number | undefined, facts: ErrorBody): ErrorCode {
  const words = wordsOf(facts)
  // Some providers give it a type that fits every bad request.
  if (status === 400 && saysSchemaTooLarge(words)) return 'schema-too-large'
  const named = BY_TYPE[facts.type ?? ''] ?? BY_AVAILABILITY[facts.availability ?? '']
  if (named) return named
  if (facts.blocked) return 'refused'
  if (status === 402 || (status === 403 && (facts.limitSource || BUDGET.test(words))))
    return moneyCode(status, facts)
  if (facts.routingStep === IMAGE_ROUTE) return 'unsupported'
  if (status === 404 && DATA_POLICY.test(words)) return 'privacy'
  if (status === 404 && (facts.routingStep || NO_ENDPOINT.test(words))) return 'no-endpoint'
  if (status === undefined || MAY_BE_TOO_MUCH.has(status)) {
    if (saysTooMany(words)) return 'too-many-pictures'
    if (saysTooLong(words)) return 'too-long'
  }
  if (status === 403) return REFUSAL.test(words) ? 'refused' : 'not-allowed'
  const byStatus = status === undefined ? undefined : BY_STATUS[status]
  if (byStatus) return byStatus
  if (status !== undefined && status >= 500) return 'provider'
  if (UNKNOWN_MODEL.test(words)) return 'model-missing'
  if (REFUSAL.test(words)) return 'refused'
  if (TOO_LARGE.test(words)) return 'too-large'
  return status !== undefined && status >= 400 ? 'bad-request' : 'provider'
}

/**
 * Which budget is exhausted: the account's, the key's limit, or only the share reserved by calls in
 * flight.
 */
function moneyCode(status: number, { limitSource, reason }: ErrorBody): ErrorCode {
  if (limitSource === 'openrouter_in_flight_budget') {
    return reason === 'weight_exceeds_budget' ? 'out-of-credit' : 'in-flight'
  }
  return limitSource === 'openrouter_key_limit' || status === 403 ? 'key-limit' : 'out-of-credit'
}

/**
 * Refusals before work began cost nothing, and a failed generation (502) is documented as not
 * billed. A masked 500, a gateway timeout or a gateway's page leaves open whether the model went
 * on.
 */
function chargeFor(code: ErrorCode, status: number | undefined): Charge {
  const tooMuch = code === 'too-many-pictures' || code === 'too-long'
  if (code === 'service-timeout' || (status === 500 && !tooMuch)) return { billed: 'maybe' }
  return { billed: 'no' }
}

function detailFor(
  meaning: ErrorCode,
  status: number | undefined,
  facts: ErrorBody,
  secret: string,
): Reason | undefined {
  const wait = waitOf(facts)
  if (meaning === 'quota-reached' && wait !== undefined) return { code: 'until', at: Date.now() + wait }
  return oneLine(facts.said, secret) || (status === undefined ? undefined : `HTTP ${status}`)
}
