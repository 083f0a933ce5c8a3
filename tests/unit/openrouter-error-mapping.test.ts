import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../src/lib/error-codes.ts'
import { oneLine, serviceError } from '../../src/services/engines/openrouter/error-mapping.ts'
import { ERRORS, type ErrorName } from '../fake-openrouter/errors.ts'

const KEY = 'own-server-key-1234'

/** Each row of the service's error table with the app's code. */
const EXPECTED: Readonly<Record<ErrorName, ErrorCode>> = {
  noAuth: 'unauthorized',
  badKey: 'unauthorized',
  badRequest: 'bad-request',
  zod: 'bad-request',
  unknownModel: 'model-missing',
  contextLength: 'too-long',
  grammarTooLarge: 'schema-too-large',
  tooManyStates: 'schema-too-large',
  schemaTooComplex: 'schema-too-large',
  blocked: 'refused',
  policy: 'refused',
  aspectRatio: 'unsupported',
  credits: 'out-of-credit',
  inflight: 'in-flight',
  keyLimit: 'key-limit',
  moderation: 'refused',
  budget403: 'key-limit',
  notFound: 'no-endpoint',
  timeout408: 'service-timeout',
  tooLarge: 'too-large',
  unprocessable: 'bad-request',
  upstream429: 'rate-limited',
  platform429: 'rate-limited',
  freeDaily: 'quota-reached',
  capacity: 'rate-limited',
  region: 'not-allowed',
  privacy: 'privacy',
  retired: 'model-missing',
  badPicture: 'picture-not-taken',
  server: 'server-failed',
  provider502: 'provider',
  noProvider: 'overloaded',
  gateway504: 'service-timeout',
  edge524: 'service-timeout',
  overloaded: 'overloaded',
}

/** Refused before work began, or documented as not billed: only these are retried automatically. */
const RETRIED: Readonly<Partial<Record<ErrorName, number>>> = {
  inflight: 4,
  upstream429: 4,
  platform429: 4,
  capacity: 4,
  overloaded: 4,
  noProvider: 4,
  provider502: 2,
}
/** Errors after which the model may have gone on. */
const MAYBE_BILLED: readonly ErrorName[] = ['timeout408', 'server', 'gateway504', 'edge524']

function errorMember(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
}

describe('each error of the service', () => {
  test.each(Object.entries(EXPECTED))('%s is %s', (name, code) => {
    const { status, body } = ERRORS[name as ErrorName]
    const error = serviceError(status, errorMember(body), KEY)
    expect(error.code).toBe(code)
    expect(error.detail).toBeTruthy()
    expect(error.cause).toBeUndefined()
    const maybe = MAYBE_BILLED.includes(name as ErrorName)
    expect(error.charge).toEqual({ billed: maybe ? 'maybe' : 'no' })
    expect(error.retry?.times).toBe(RETRIED[name as ErrorName])
  })

  test('says how long to wait, which no page can read from a header', () => {
    const { status, body } = ERRORS.upstream429
    expect(serviceError(status, errorMember(body), KEY).retry?.afterMs).toBe(1000)
    const said = { code: 503, message: 'x', availability: { retry_after: 7 } }
    expect(serviceError(503, said, KEY).retry?.afterMs).toBe(7000)
  })

  test('is not waited for longer than a person would', () => {
    const said = { code: 429, message: 'x', metadata: { retry_after_seconds: 3600 } }
    expect(serviceError(429, said, KEY).retry).toBeUndefined()
  })

  test('names the model that the service would have taken instead', () => {
    const said = { message: 'x', availability: { code: 'model_deprecated', fallback_models: ['a/new'] } }
    expect(serviceError(404, said, KEY).instead).toBe('a/new')
    expect(serviceError(404, said, KEY).charged({ billed: 'no' }).instead).toBe('a/new')
  })

  test('is not tried again where the service says that this cannot help', () => {
    const said = { code: 503, message: 'x', availability: { retryable: false } }
    expect(serviceError(503, said, KEY).retry).toBeUndefined()
    expect(serviceError(undefined, { code: 429, message: 'inside a 200' }, KEY).retry).toBeUndefined()
  })
})

describe('the code', () => {
  test.each<[string, number | undefined, unknown, ErrorCode]>([
    ['a gateway page', 502, undefined, 'provider'],
    ['a status that means nothing', 418, undefined, 'bad-request'],
    ['a conflict', 409, { code: 409, message: 'x' }, 'bad-request'],
    ['a key that may not', 403, { code: 403, message: 'This region is not supported.' }, 'not-allowed'],
    ['a guardrail', 403, { code: 403, message: 'x', metadata: { patterns: ['email'] } }, 'refused'],
    [
      'a data policy',
      404,
      {
        code: 404,
        message: 'No endpoints found matching your data policy.',
        metadata: { failed_routing_step: 'x' },
      },
      'privacy',
    ],
    [
      'privacy by its word',
      404,
      { http_status: 404, message: 'x', availability: { code: 'privacy_restricted' } },
      'privacy',
    ],
    ['a retired model', 404, { message: 'x', availability: { code: 'model_deprecated' } }, 'model-missing'],
    ['no capacity', 503, { message: 'x', availability: { code: 'capacity_exhausted' } }, 'rate-limited'],
    ['a picture', 400, { message: 'x', metadata: { error_type: 'invalid_image' } }, 'picture-not-taken'],
    ['nothing at all', undefined, undefined, 'provider'],
    ['a number inside a 200', undefined, { code: 429, message: 'Rate limit exceeded' }, 'rate-limited'],
    ['a number written as text', undefined, { code: '402', message: 'x' }, 'out-of-credit'],
    ['a word for a code', undefined, { code: 'server_error', message: 'x' }, 'provider'],
    ['http_status at the error', undefined, { http_status: 413, message: 'x' }, 'too-large'],
    ['the body over the status', 400, { code: 402, message: 'x' }, 'out-of-credit'],
    ['a bare string', 404, 'model "llava" not found', 'model-missing'],
    ['a bare string inside a 400', 400, 'model "llava" not found, try pulling it first', 'model-missing'],
    [
      'a type over the status',
      400,
      { code: 400, metadata: { error_type: 'rate_limit_exceeded' } },
      'rate-limited',
    ],
    ['fields of the wrong kind', 400, { code: {}, message: 7, metadata: 'x' }, 'bad-request'],
    ['a safety block in words', 400, { message: 'Blocked by SAFETY settings' }, 'refused'],
    ['a block reason alone', 400, { metadata: { block_reason: 'OTHER' } }, 'refused'],
    ['an array', 500, [], 'server-failed'],
  ])('of %s', (_, status, body, code) => {
    expect(serviceError(status, body, KEY).code).toBe(code)
  })
})

describe('the detail', () => {
  const detail = (body: unknown, status: number | undefined = 400) => serviceError(status, body, KEY).detail

  test('is what the provider said where the service only says that it did', () => {
    expect(detail({ message: 'Provider returned error', metadata: { raw: 'Too hot.' } })).toBe('Too hot.')
    expect(detail({ message: 'Provider returned error' })).toBe('Provider returned error')
  })

  test('names the reasons of moderation, not the flagged text', () => {
    const { body } = ERRORS.moderation
    const said = serviceError(403, errorMember(body), KEY).detail
    expect(said).toContain('violence')
    expect(said).not.toContain('duel')
  })

  test('is one short line', () => {
    const said = String(detail({ message: `a\n\n  b\t${'long '.repeat(100)}` }))
    expect(said).toMatch(/^a b long/)
    expect(said.length).toBeLessThanOrEqual(200)
    expect(said).not.toMatch(/[\n\t]/)
  })

  test('never repeats a key or an account', () => {
    const message = `Key sk-or-v1-0123456789abcdef of user_2abcDEF123 and ${KEY} is bad.`
    const error = serviceError(401, { message }, KEY)
    expect(error.detail).toBe('Key [hidden] of [hidden] and [hidden] is bad.')
    expect(error.message).not.toMatch(/sk-or|user_2|own-server/)
  })

  test('opens the list of complaints', () => {
    expect(serviceError(400, errorMember(ERRORS.zod.body), KEY).detail).toBe(
      'messages.0: Invalid input: expected object',
    )
    expect(detail({ name: 'ZodError', message: 'not a list' })).toBe('not a list')
  })

  test('falls back to the status', () => {
    expect(detail(undefined, 524)).toBe('HTTP 524')
    expect(serviceError(undefined, {}, KEY).detail).toBeUndefined()
  })
})

test('oneLine hides nothing when there is no secret', () => {
  expect(oneLine(' plain  text ')).toBe('plain text')
})
