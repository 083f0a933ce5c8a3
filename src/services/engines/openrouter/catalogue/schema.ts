import * as v from 'valibot'
import type { ChatModel, ImageModel, PriceLine } from '../../../../domain/models/model.ts'
import { AppError } from '../../../../lib/errors.ts'

const absent = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)
const strings = absent(v.array(v.string()))

/** One entry of `/models`, from OpenRouter or from a plain server, which gives only the id. */
const chatSchema = v.object({
  id: v.string(),
  name: absent(v.string()),
  created: absent(v.number()),
  context_length: absent(v.number()),
  architecture: absent(v.object({ input_modalities: strings, output_modalities: strings })),
  pricing: absent(
    v.object({
      prompt: absent(v.string()),
      completion: absent(v.string()),
      image: absent(v.string()),
      request: absent(v.string()),
    }),
  ),
  supported_parameters: strings,
  expiration_date: absent(v.string()),
  reasoning: absent(v.object({ mandatory: absent(v.boolean()) })),
})

const descriptorSchema = v.object({ values: strings, max: absent(v.number()) })

const imageSchema = v.object({
  id: v.string(),
  name: absent(v.string()),
  expiration_date: absent(v.string()),
  supported_parameters: v.fallback(v.record(v.string(), v.unknown()), {}),
})

const endpointsSchema = v.object({
  endpoints: v.array(
    v.object({
      pricing: v.array(
        v.object({
          billable: v.string(),
          unit: v.string(),
          cost_usd: v.number(),
          variant: absent(v.string()),
        }),
      ),
    }),
  ),
})

/** The readable entries of a list. An unreadable entry is skipped and does not spoil the list. */
function entries<T extends v.GenericSchema>(answer: unknown, schema: T): readonly v.InferOutput<T>[] {
  const list = v.safeParse(v.object({ data: v.array(v.unknown()) }), answer)
  if (!list.success) throw new AppError('bad-response', { code: 'answer-no-models' })
  return list.output.data.flatMap((entry) => {
    const read = v.safeParse(schema, entry)
    return read.success ? [read.output] : []
  })
}

/** @throws AppError `bad-response` */
export function readChatModels(answer: unknown): readonly ChatModel[] {
  return entries(answer, chatSchema)
    .filter(({ architecture }) => architecture?.output_modalities?.includes('text') ?? true)
    .map((model): ChatModel => {
      const { architecture, supported_parameters: parameters, pricing } = model
      return defined({
        id: model.id,
        name: model.name ?? model.id,
        created: model.created,
        context: model.context_length,
        seesPictures: architecture?.input_modalities?.includes('image'),
        structured: parameters?.includes('structured_outputs'),
        prompt: price(pricing?.prompt),
        completion: price(pricing?.completion),
        picture: price(pricing?.image) || undefined,
        request: price(pricing?.request) || undefined,
        cap: parameters && capIn(parameters),
        mustReason: model.reasoning?.mandatory,
        expires: model.expiration_date,
      })
    })
}

/** @throws AppError `bad-response` */
export function readImageModels(answer: unknown): readonly ImageModel[] {
  return entries(answer, imageSchema).map((model): ImageModel => {
    const takes = (name: string) => {
      const read = v.safeParse(descriptorSchema, model.supported_parameters[name])
      return read.success ? read.output : {}
    }
    return defined({
      id: model.id,
      name: model.name ?? model.id,
      maxReferences: takes('input_references').max ?? 0,
      aspectRatios: takes('aspect_ratio').values ?? [],
      resolutions: takes('resolution').values ?? [],
      qualities: takes('quality').values ?? [],
      seed: 'seed' in model.supported_parameters,
      expires: model.expiration_date,
    })
  })
}

/**
 * The price lines of the first endpoint, the default route of a call. @throws AppError
 * `bad-response`
 */
export function readPrices(answer: unknown): readonly PriceLine[] {
  const read = v.safeParse(endpointsSchema, answer)
  if (!read.success) throw new AppError('bad-response', { code: 'answer-no-prices' })
  return (read.output.endpoints[0]?.pricing ?? []).map(({ billable, unit, cost_usd: cost, variant }) =>
    defined({ billable, unit, cost, variant }),
  )
}

function capIn(parameters: readonly string[]): 'max_tokens' | 'max_completion_tokens' | null {
  return (['max_tokens', 'max_completion_tokens'] as const).find((word) => parameters.includes(word)) ?? null
}

function price(text: string | undefined): number | undefined {
  const value = Number(text)
  return text === undefined || text === '' || !Number.isFinite(value) ? undefined : value
}

/** A copy without undefined members. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
