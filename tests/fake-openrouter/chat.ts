import { CHAT_MODELS, type ChatModel } from './catalogue.ts'
import { chatContent } from './chat-content.ts'
import { isRecord } from './contract.ts'
import { ERRORS, LATE_ERROR } from './errors.ts'
import { type Exchange, generationId, sendError, sendJson } from './exchange.ts'
import { sendStream } from './stream.ts'
import { responseFormatFaults } from './strict-schema.ts'

/** A finished generation, sent whole or streamed. */
export interface Completion {
  readonly id: string
  readonly model: string
  readonly text: string
  readonly refusal: string | null
  readonly finish: string | null
  readonly usage: Readonly<Record<string, unknown>>
  readonly cost: number
}

/** Prompt tokens of one picture. */
const PICTURE_TOKENS = 260

/** `POST /chat/completions`. */
export async function answerChat(exchange: Exchange, pieceDelayMs: number): Promise<void> {
  const { body, entry, scenario } = exchange
  for (const fault of responseFormatFaults(body.response_format)) exchange.violate(fault)

  const model = CHAT_MODELS.find(({ id }) => id === body.model)
  if (!model) return sendError(exchange, unknownModel(String(body.model)))
  if (entry.pictures.length > 0 && !model.seesPictures) {
    return sendError(exchange, {
      status: 404,
      body: { error: { message: 'No endpoints found that support image input', code: 404 } },
    })
  }
  if (model.mustReason > 0 && isRecord(body.reasoning) && body.reasoning.effort === 'none') {
    return sendError(exchange, {
      status: 400,
      body: {
        error: { message: 'Reasoning is mandatory for this endpoint and cannot be disabled.', code: 400 },
      },
    })
  }

  const completion = complete(exchange, model)
  if (!exchange.canPay(completion.cost)) return sendError(exchange, ERRORS.keyLimit)
  if (body.stream === true && scenario?.kind !== 'unstreamed')
    return sendStream(exchange, completion, pieceDelayMs)

  if (scenario?.kind === 'error_in_200') {
    exchange.response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Content-Type': 'application/json',
    })
    exchange.response.end(JSON.stringify({ id: completion.id, error: LATE_ERROR }))
    entry.status = 200
    return
  }
  // an answer that is not streamed is generated to its end, even after the caller is gone
  exchange.bill(completion.cost)
  const { usage, ...reply } = wholeReply(completion)
  const said = scenario?.kind === 'no_usage' ? reply : { ...reply, usage }
  await sendJson(exchange, 'chat', said, { 'X-Generation-Id': completion.id })
}

export function unknownModel(id: string) {
  return { status: 400, body: { error: { message: `${id} is not a valid model ID`, code: 400 } } }
}

function complete(exchange: Exchange, model: ChatModel): Completion {
  const { body, entry, scenario } = exchange
  const content = chatContent(body, scenario)
  const prompt = Math.ceil(JSON.stringify(entry.body).length / 4) + entry.pictures.length * PICTURE_TOKENS

  // a model that must reason does so first, within the same token limit
  const allowance = Number(body.max_tokens ?? body.max_completion_tokens ?? Number.POSITIVE_INFINITY)
  const left = Math.max(0, allowance - model.mustReason)
  const fits = content.text.length / 4 <= left
  const text = fits ? content.text : content.text.slice(0, left * 4)
  const reasoning = Math.min(model.mustReason, allowance)
  const completion = Math.ceil(text.length / 4) + reasoning
  const byok = scenario?.kind === 'byok'
  const nothing = text === '' && content.refusal === null
  const cost = nothing ? 0 : round(prompt * model.prompt + completion * model.completion)
  return {
    id: generationId('gen'),
    model: model.id,
    text,
    refusal: content.refusal,
    finish: fits ? content.finish : 'length',
    cost,
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
      cost: byok ? 0 : cost,
      is_byok: byok,
      prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 0, audio_tokens: 0, video_tokens: 0 },
      cost_details: {
        upstream_inference_cost: cost,
        upstream_inference_prompt_cost: round(prompt * model.prompt),
        upstream_inference_completions_cost: round(completion * model.completion),
      },
      completion_tokens_details: { reasoning_tokens: reasoning, audio_tokens: 0 },
    },
  }
}

function wholeReply({ id, model, text, refusal, finish, usage }: Completion) {
  return {
    id,
    object: 'chat.completion',
    created: 1_790_981_500,
    model,
    provider: 'Imitation',
    system_fingerprint: null,
    service_tier: null,
    choices: [
      {
        index: 0,
        logprobs: null,
        finish_reason: finish,
        native_finish_reason: finish,
        message: { role: 'assistant', content: text, refusal, reasoning: null },
      },
    ],
    usage,
  }
}

function round(dollars: number): number {
  return Math.round(dollars * 1e8) / 1e8
}
