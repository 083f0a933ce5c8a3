import { setTimeout as sleep } from 'node:timers/promises'
import type { Completion } from './chat.ts'
import { replyFaults } from './contract.ts'
import { ANSWER_HEADERS } from './cors.ts'
import { LATE_ERROR } from './errors.ts'
import { type Exchange, keepBusy } from './exchange.ts'

/** Words in one piece of a stream. */
const PIECE_WORDS = 6

/** Providers that stop billing when the caller disconnects; the others run to the end. */
const STOPS_WITH_THE_CALLER = /^(openai|azure|anthropic|deepseek|xai|together)\//

/** Sends a completion as server-sent events with the service's framing. */
export async function sendStream(
  exchange: Exchange,
  completion: Completion,
  pieceDelayMs: number,
): Promise<void> {
  const { response, scenario, entry } = exchange
  const kind = scenario?.kind
  const { id, model, finish, refusal, usage, cost } = completion

  const send = (rest: object) => {
    const chunk = {
      id,
      object: 'chat.completion.chunk',
      created: 1_790_981_500,
      model,
      provider: 'Imitation',
      ...rest,
    }
    for (const fault of replyFaults('chunk', chunk)) exchange.violate(fault)
    response.write(`data: ${JSON.stringify(chunk)}\n\n`)
  }
  const delta = (content: object, reason: string | null = null, rest: object = {}) =>
    send({
      choices: [
        {
          index: 0,
          delta: { role: 'assistant', ...content },
          finish_reason: reason,
          native_finish_reason: reason,
        },
      ],
      ...rest,
    })

  entry.status = 200
  response.writeHead(200, { ...ANSWER_HEADERS, 'Content-Type': 'text/event-stream', 'X-Generation-Id': id })
  response.write(': OPENROUTER PROCESSING\n\n')
  if (scenario?.kind === 'padding') await keepBusy(exchange, ': OPENROUTER PROCESSING\n\n', scenario.ms)
  if (kind === 'error_in_200') {
    delta({ content: '' }, 'error', { error: LATE_ERROR })
    response.end()
    return
  }
  delta({ content: '', reasoning: 'Looking at the frames in order.' })

  const pieces = completion.text.match(new RegExp(`(?:\\s*\\S+){1,${PIECE_WORDS}}`, 'g')) ?? []
  const breaks = ['midstream_error', 'stream_cut', 'stream_end_early', 'stream_hang'].includes(kind ?? '')
  const sent = breaks ? pieces.slice(0, Math.ceil(pieces.length / 2)) : pieces
  for (const [i, piece] of sent.entries()) {
    await sleep(pieceDelayMs)
    if (response.destroyed) {
      exchange.bill(STOPS_WITH_THE_CALLER.test(model) ? (cost * i) / pieces.length : cost)
      return
    }
    delta({ content: piece })
  }

  exchange.bill(kind === 'midstream_error' ? (cost * sent.length) / pieces.length : cost)
  switch (kind) {
    case 'midstream_error':
      delta({ content: '' }, 'error', { error: LATE_ERROR })
      response.end()
      return
    case 'stream_cut':
      await sleep(pieceDelayMs)
      exchange.cut()
      return
    case 'stream_end_early':
      response.end()
      return
    case 'stream_hang':
      return
    default:
      // the end is sent twice, the second time with the bill
      delta({ content: '', ...(refusal ? { refusal } : {}) }, finish)
      delta({ content: '' }, finish, { usage })
      response.end('data: [DONE]\n\n')
  }
}
