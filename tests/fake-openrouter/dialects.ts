import type { ErrorAnswer } from './errors.ts'

/** A refusal in a server's own words, and its meaning. */
interface Refusal extends ErrorAnswer {
  readonly means: 'too-many-pictures' | 'too-long'
  /** The number of pictures it accepts, where the words name it. */
  readonly most?: number
}

const many = (body: unknown, most?: number, status = 400): Refusal => ({
  status,
  body,
  means: 'too-many-pictures',
  ...(most === undefined ? {} : { most }),
})
const long = (body: unknown, status = 400): Refusal => ({ status, body, means: 'too-long' })
const provider = (raw: string) => ({
  error: { message: 'Provider returned error', code: 400, metadata: { raw, provider_name: 'Imitation' } },
})
const openai = (message: string) => ({ error: { message, type: 'invalid_request_error', code: 400 } })

/** Refusals of too many pictures or a too long context, from five kinds of server. */
export const DIALECTS = {
  vllmMany: many(
    {
      object: 'error',
      message: 'At most 5 image(s) may be provided in one request.',
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
    5,
  ),
  vllmManyPrompt: many(openai('At most 1 image(s) may be provided in one prompt.'), 1),
  ollamaMany: many(openai('vision model only supports a single image per message'), 1, 500),
  llamaCppMany: many(openai('the number of images exceeds the limit'), undefined),
  lmStudioMany: many({ error: 'Too many images: this model supports up to 4 images.' }, 4),
  providerMany: many(provider('Too many images in request: 7 > 5'), 5),
  providerManyBedrock: many(provider('too many images and documents: 21 + 0 > 20'), 20),
  providerManyMistral: many(provider('Too many images in request. The maximum is 8.'), 8),
  vllmLong: long({
    object: 'error',
    message: "This model's maximum context length is 4096 tokens. However, you requested 12165 tokens.",
    type: 'BadRequestError',
    code: 400,
  }),
  ollamaLong: long(openai('the input length exceeds the context length'), 500),
  llamaCppLong: long({
    error: {
      code: 400,
      message: 'request (4165 tokens) exceeds the available context size (4096 tokens), try increasing it',
      type: 'exceed_context_size_error',
      n_prompt_tokens: 4165,
      n_ctx: 4096,
    },
  }),
  llamaCppLongOlder: long(
    openai('the request exceeds the available context size. try increasing the context size'),
    500,
  ),
  lmStudioLong: long({
    error:
      'Trying to keep the first 4165 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.',
  }),
  fastApiLong: long({ detail: 'Input is too long for this model.' }, 422),
  providerLong: long(provider('prompt is too long: 215000 tokens > 200000 maximum')),
  providerLongGoogle: long(
    provider('The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).'),
  ),
} as const satisfies Record<string, Refusal>

export type DialectName = keyof typeof DIALECTS
