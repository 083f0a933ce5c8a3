/** The properties of a chat model that the imitation uses. Prices in US dollars per token. */
export interface ChatModel {
  readonly id: string
  readonly prompt: number
  readonly completion: number
  readonly seesPictures: boolean
  /** Tokens spent on reasoning in every answer; 0 for a model that need not reason. */
  readonly mustReason: number
}

export interface ImageModel {
  readonly id: string
  /** US dollars per picture. */
  readonly price: number
  readonly maxReferences: number
  readonly seed: boolean
  /** Answers with JPEG unasked, as one recorded model does. */
  readonly jpeg?: true
  readonly aspectRatios: readonly string[]
  readonly resolutions?: readonly string[]
  readonly qualities?: readonly string[]
}

const COMMON = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9']

export const CHAT_MODELS: readonly ChatModel[] = [
  { id: 'openai/gpt-6-luna', prompt: 1e-7, completion: 5e-7, seesPictures: true, mustReason: 0 },
  { id: 'google/gemini-3.8-flash', prompt: 7.5e-7, completion: 3.75e-6, seesPictures: true, mustReason: 0 },
  { id: 'anthropic/claude-sonnet-5.5', prompt: 2e-6, completion: 1e-5, seesPictures: true, mustReason: 1800 },
  { id: 'fake/words-only', prompt: 1e-7, completion: 1e-7, seesPictures: false, mustReason: 0 },
]

export const IMAGE_MODELS: readonly ImageModel[] = [
  {
    id: 'google/gemini-3.1-flash-image',
    price: 0.067,
    maxReferences: 14,
    seed: false,
    aspectRatios: [...COMMON, '1:4', '4:1', '1:8', '8:1'],
    resolutions: ['512', '1K', '2K', '4K'],
  },
  {
    id: 'openai/gpt-image-2',
    price: 0.04,
    maxReferences: 16,
    seed: false,
    aspectRatios: COMMON,
    qualities: ['low', 'medium', 'high'],
  },
  {
    id: 'bytedance-seed/seedream-5-0-flash',
    price: 0.018,
    maxReferences: 14,
    seed: true,
    aspectRatios: COMMON,
  },
  {
    id: 'black-forest-labs/flux.2-klein-4b',
    jpeg: true,
    price: 0.015,
    maxReferences: 4,
    seed: true,
    aspectRatios: COMMON,
  },
  {
    id: 'fake/one-reference',
    price: 0.01,
    maxReferences: 1,
    seed: false,
    aspectRatios: ['1:1', '3:2', '2:3'],
  },
]

const CREATED = 1_790_000_000

/** `GET /models`. */
export function modelsList(): unknown {
  const data = CHAT_MODELS.map((model) => ({
    id: model.id,
    canonical_slug: model.id,
    name: model.id,
    created: CREATED,
    context_length: 1_050_000,
    architecture: {
      modality: model.seesPictures ? 'text+image->text' : 'text->text',
      input_modalities: model.seesPictures ? ['text', 'image'] : ['text'],
      output_modalities: ['text'],
      tokenizer: 'Other',
      instruct_type: null,
    },
    pricing: { prompt: String(model.prompt), completion: String(model.completion) },
    top_provider: { context_length: 1_050_000, max_completion_tokens: 128_000, is_moderated: false },
    per_request_limits: null,
    supported_parameters: ['max_tokens', 'response_format', 'structured_outputs', 'reasoning'],
    supported_voices: null,
    default_parameters: {},
    expiration_date: null,
    reasoning: { mandatory: model.mustReason > 0, default_enabled: model.mustReason > 0 },
    links: { details: `/api/v1/models/${model.id}/endpoints` },
  }))
  return { data, total_count: data.length, links: { next: null } }
}

/** `GET /images/models`. */
export function imageModelsList(): unknown {
  return {
    data: IMAGE_MODELS.map((model) => ({
      id: model.id,
      name: model.id,
      description: 'An image model of the imitation.',
      created: CREATED,
      architecture: { input_modalities: ['image', 'text'], output_modalities: ['image'] },
      supported_parameters: {
        aspect_ratio: { type: 'enum', values: model.aspectRatios },
        n: { type: 'range', min: 1, max: 1 },
        input_references: { type: 'range', min: 0, max: model.maxReferences },
        ...(model.seed ? { seed: { type: 'boolean' } } : {}),
        ...(model.resolutions ? { resolution: { type: 'enum', values: model.resolutions } } : {}),
        ...(model.qualities ? { quality: { type: 'enum', values: model.qualities } } : {}),
      },
      supports_streaming: false,
      endpoints: `/api/v1/images/models/${model.id}/endpoints`,
    })),
  }
}

/** `GET /images/models/{author}/{slug}/endpoints`; undefined for an unknown model. */
export function imageEndpoints(id: string): unknown {
  const model = IMAGE_MODELS.find((candidate) => candidate.id === id)
  return (
    model && {
      id,
      endpoints: [
        {
          provider_name: 'Imitation',
          provider_slug: 'imitation',
          provider_tag: null,
          allowed_passthrough_parameters: [],
          supported_parameters: {},
          supports_streaming: false,
          pricing: [{ billable: 'output_image', unit: 'image', cost_usd: model.price }],
        },
      ],
    }
  )
}
