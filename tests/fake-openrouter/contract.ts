import { ChatContentImageDetail } from '@openrouter/sdk/models/chatcontentimage.js'
import { ChatRequest$outboundSchema, ChatRequestEffort } from '@openrouter/sdk/models/chatrequest.js'
import { ChatResult$inboundSchema } from '@openrouter/sdk/models/chatresult.js'
import { ChatStreamChunk$inboundSchema } from '@openrouter/sdk/models/chatstreamchunk.js'
import {
  ImageGenerationRequest$outboundSchema,
  ImageGenerationRequestAspectRatio,
  ImageGenerationRequestBackground,
  ImageGenerationRequestOutputFormat,
  ImageGenerationRequestQuality,
  ImageGenerationRequestResolution,
} from '@openrouter/sdk/models/imagegenerationrequest.js'
import { ImageGenerationResponse$inboundSchema } from '@openrouter/sdk/models/imagegenerationresponse.js'
import { ImageModelEndpointsResponse$inboundSchema } from '@openrouter/sdk/models/imagemodelendpointsresponse.js'
import { ImageModelsListResponse$inboundSchema } from '@openrouter/sdk/models/imagemodelslistresponse.js'
import { ModelsListResponse$inboundSchema } from '@openrouter/sdk/models/modelslistresponse.js'
import { ExchangeAuthCodeForAPIKeyResponse$inboundSchema } from '@openrouter/sdk/models/operations/exchangeauthcodeforapikey.js'
import { GetCurrentKeyResponse$inboundSchema } from '@openrouter/sdk/models/operations/getcurrentkey.js'

const REQUESTS = { chat: ChatRequest$outboundSchema, image: ImageGenerationRequest$outboundSchema }

const REPLIES = {
  chat: ChatResult$inboundSchema,
  chunk: ChatStreamChunk$inboundSchema,
  image: ImageGenerationResponse$inboundSchema,
  models: ModelsListResponse$inboundSchema,
  imageModels: ImageModelsListResponse$inboundSchema,
  imageEndpoints: ImageModelEndpointsResponse$inboundSchema,
  key: GetCurrentKeyResponse$inboundSchema,
  newKey: ExchangeAuthCodeForAPIKeyResponse$inboundSchema,
}

/** The SDK accepts any string for these, so its listed values are compared here. */
const ENUMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aspect_ratio: ImageGenerationRequestAspectRatio,
  resolution: ImageGenerationRequestResolution,
  quality: ImageGenerationRequestQuality,
  output_format: ImageGenerationRequestOutputFormat,
  background: ImageGenerationRequestBackground,
  detail: ChatContentImageDetail,
  effort: ChatRequestEffort,
}

/** Documented by the service, missing from its schema. */
const PROSE_ONLY = new Set(['reasoning.exclude', 'reasoning.max_tokens', 'reasoning.enabled'])

/** Fields whose members the caller names. */
const OPAQUE = new Set(['schema', 'metadata', 'logit_bias', 'image_config', 'options'])

/**
 * Checks a request's body with the official SDK's schemas. They turn camelCase into the wire's
 * spelling: the body is converted to camelCase and through them; a field that does not come out
 * again is unknown.
 */
export function requestFaults(kind: keyof typeof REQUESTS, body: unknown): readonly string[] {
  const read = REQUESTS[kind].safeParse(camelCased(body))
  if (!read.success) {
    return read.error.issues.map((issue) => `${kind}: ${issue.path.join('.')}: ${issue.message}`)
  }
  return [...dropped(body, read.data), ...outsideEnums(body)].map((fault) => `${kind}: ${fault}`)
}

/** Checks one of our replies: a fault means that the imitation differs from the service. */
export function replyFaults(kind: keyof typeof REPLIES, body: unknown): readonly string[] {
  const read = REPLIES[kind].safeParse(body)
  if (read.success) return []
  return read.error.issues.map((issue) => `drift of ${kind}: ${issue.path.join('.')}: ${issue.message}`)
}

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      OPAQUE.has(key) ? member : camelCased(member),
    ]),
  )
}

function dropped(sent: unknown, understood: unknown, path = ''): readonly string[] {
  if (Array.isArray(sent)) {
    const list = Array.isArray(understood) ? understood : []
    return sent.flatMap((item, i) => dropped(item, list[i], `${path}[${i}]`))
  }
  if (!isRecord(sent)) return []
  return Object.entries(sent).flatMap(([key, member]) => {
    const name = path ? `${path}.${key}` : key
    if (PROSE_ONLY.has(name)) return []
    if (!isRecord(understood) || !(key in understood)) return [`unknown field ${name}`]
    return OPAQUE.has(key) ? [] : dropped(member, understood[key], name)
  })
}

function outsideEnums(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => outsideEnums(item, `${path}[${i}]`))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, member]) => {
    const name = path ? `${path}.${key}` : key
    if (OPAQUE.has(key)) return []
    const values = ENUMS[key]
    if (typeof member !== 'string' || !values) return outsideEnums(member, name)
    return Object.values(values).includes(member) ? [] : [`${name} is not to be "${member}"`]
  })
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
