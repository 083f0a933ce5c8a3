/** An error answer: a status, and a JSON body or a gateway's page. */
export interface ErrorAnswer {
  readonly status: number
  readonly body: unknown
}

/** The account's id. The service adds it to errors; the app must show it nowhere. */
const USER_ID = 'user_2aFakeAccountOfMaestro'

const error = (status: number, message: string, metadata?: object): ErrorAnswer => ({
  status,
  body: { error: { message, code: status, ...(metadata ? { metadata } : {}) }, user_id: USER_ID },
})

/** Half a day from now, in the service's format. */
const halfADayOn = () => String(Date.now() + 12 * 3_600_000)

/** One error for each row of the service's error table, recorded where possible. */
export const ERRORS = {
  noAuth: { status: 401, body: { error: { message: 'No cookie auth credentials found', code: 401 } } },
  badKey: { status: 401, body: { error: { message: 'User not found.', code: 401 } } },
  badRequest: error(400, 'Input validation failed', { error_type: 'invalid_request' }),
  zod: {
    status: 400,
    body: {
      success: false,
      error: {
        name: 'ZodError',
        message: '[{"code":"invalid_type","path":["messages",0],"message":"Invalid input: expected object"}]',
      },
    },
  },
  unknownModel: error(400, 'no-such/model is not a valid model ID'),
  contextLength: error(400, "This endpoint's maximum context length is 32768 tokens.", {
    error_type: 'context_length_exceeded',
  }),
  grammarTooLarge: error(400, 'Provider returned error', {
    raw: '{"type":"error","error":{"type":"invalid_request_error","message":"The compiled grammar is too large, which would cause performance issues. Simplify your tool schemas or reduce the number of strict tools."}}',
    provider_name: 'Anthropic',
  }),
  tooManyStates: error(400, 'Provider returned error', {
    raw: 'The specified schema produces a constraint that has too many states for serving.',
    provider_name: 'Google AI Studio',
  }),
  schemaTooComplex: error(400, 'Schema is too complex for compilation.', {
    error_type: 'invalid_request',
  }),
  blocked: error(400, 'Provider returned error', {
    raw: 'The prompt was blocked.',
    block_reason: 'PROHIBITED_CONTENT',
    provider_name: 'Google AI Studio',
  }),
  policy: error(400, 'The request violates the content policy.', {
    error_type: 'content_policy_violation',
  }),
  aspectRatio: error(
    400,
    'No provider for openai/gpt-image-2 supports the requested parameter(s): aspect_ratio "21:9". Accepted: 1:1, 3:2, 2:3, auto',
    { failed_routing_step: 'Filter by Image Capabilities' },
  ),
  credits: error(402, 'Insufficient credits. Add more using https://openrouter.ai/credits', {
    limit_source: 'openrouter_credits',
  }),
  inflight: error(402, 'Too much is in flight for the balance left.', {
    limit_source: 'openrouter_in_flight_budget',
    reason: 'in_flight_budget_exhausted',
  }),
  keyLimit: error(402, 'This key has reached its spending limit.', {
    limit_source: 'openrouter_key_limit',
  }),
  moderation: error(403, 'The input was flagged by moderation.', {
    reasons: ['violence'],
    flagged_input: 'a duel at dawn',
    provider_name: 'OpenAI',
    model_slug: 'openai/gpt-6-luna',
  }),
  budget403: error(403, 'Budget limit exceeded', {
    limit_source: 'workspace',
    limit_usd: 5,
    spend_usd: 5.01,
  }),
  notFound: error(404, 'No endpoints found that can handle the requested parameters.', {
    failed_routing_step: 'Filter by Parameters',
  }),
  timeout408: error(408, 'The request timed out.'),
  tooLarge: error(413, 'Downloaded image content cannot exceed 30MB', { provider_name: null }),
  unprocessable: error(422, 'The request could not be processed.', { error_type: 'unprocessable' }),
  upstream429: error(429, 'Provider returned error', {
    raw: 'google/gemini-3.1-flash-image is temporarily rate-limited upstream.',
    provider_name: 'Google',
    provider_error_code: 'rate_limit_exceeded',
    limit_source: 'upstream_provider_shared_pool',
    retry_after_seconds: 1,
    headers: { 'Retry-After': '1' },
  }),
  platform429: error(429, 'Rate limit exceeded: free-models-per-min.'),
  freeDaily: error(429, 'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock more.', {
    headers: { 'X-RateLimit-Limit': '50', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': halfADayOn() },
  }),
  capacity: {
    status: 429,
    body: {
      error: {
        message: 'No capacity is left for this model at the moment.',
        http_status: 429,
        error_type: 'rate_limit_exceeded',
        availability: { code: 'capacity_exhausted', retryable: true, retry_after: 1 },
      },
      user_id: USER_ID,
    },
  },
  region: error(403, 'This model is not available in your region.'),
  privacy: error(404, 'No endpoints found matching your data policy.', {
    failed_routing_step: 'Filter by Data Policy',
  }),
  retired: {
    status: 404,
    body: {
      error: {
        message: 'This model was retired.',
        http_status: 404,
        error_type: 'not_found',
        availability: {
          code: 'model_deprecated',
          retryable: false,
          fallback_models: ['bytedance-seed/seedream-5-0-flash'],
        },
      },
      user_id: USER_ID,
    },
  },
  badPicture: error(400, 'Could not process image.', { error_type: 'invalid_image' }),
  server: error(500, 'Internal Server Error'),
  provider502: error(502, 'Image generation failed.', { error_type: 'provider_unavailable' }),
  noProvider: error(503, 'No provider is available that meets your routing requirements.'),
  gateway504: error(504, 'The provider did not answer in time.', { error_type: 'timeout' }),
  edge524: { status: 524, body: '<!doctype html><title>524</title><h1>A timeout occurred</h1>' },
  overloaded: error(529, 'The provider is overloaded.', { error_type: 'provider_overloaded' }),
} as const satisfies Record<string, ErrorAnswer>

export type ErrorName = keyof typeof ERRORS

/** An error after status 200 was sent. */
export const LATE_ERROR = {
  code: 502,
  message: 'Provider disconnected mid-stream',
  metadata: { error_type: 'provider_unavailable' },
}
