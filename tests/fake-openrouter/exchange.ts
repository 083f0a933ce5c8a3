import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { replyFaults } from './contract.ts'
import { ANSWER_HEADERS } from './cors.ts'
import type { ErrorAnswer } from './errors.ts'
import type { SentPicture } from './pictures-in.ts'
import type { Scenario } from './scenario.ts'

/** The log's entry for one request, completed as the exchange proceeds. */
export interface LoggedRequest {
  readonly method: string
  readonly path: string
  /** Headers, with the value of Authorization replaced. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly authorized: boolean
  readonly model: string
  /** The body with descriptions instead of pictures. */
  readonly body: unknown
  /** Pictures in the order sent. */
  readonly pictures: readonly SentPicture[]
  /** Milliseconds since the epoch. */
  readonly at: number
  status: number
  /** True when the caller disconnected before the answer was complete. */
  aborted: boolean
  /** US dollars billed. */
  billed: number
  /** Milliseconds from arrival to the end of the answer. */
  ms: number
}

/** One request being answered. */
export interface Exchange {
  readonly response: ServerResponse
  readonly entry: LoggedRequest
  readonly body: Readonly<Record<string, unknown>>
  readonly scenario: Scenario | undefined
  readonly violate: (fault: string) => void
  /** False when the key's limit does not allow the amount. */
  readonly canPay: (cost: number) => boolean
  readonly bill: (cost: number) => void
  /** Destroys the connection, as a network failure does. */
  readonly cut: () => void
  readonly describeKey: () => unknown
}

let answers = 0

/** "gen-1790981500-fake0000000001": unique within a run, equal between runs. */
export function generationId(prefix: string): string {
  answers += 1
  return `${prefix}-1790981500-fake${String(answers).padStart(10, '0')}`
}

export function sendError({ response, entry }: Pick<Exchange, 'response' | 'entry'>, answer: ErrorAnswer) {
  entry.status = answer.status
  const html = typeof answer.body === 'string'
  response.writeHead(answer.status, {
    ...ANSWER_HEADERS,
    'Content-Type': html ? 'text/html' : 'application/json',
  })
  response.end(html ? answer.body : JSON.stringify(answer.body))
}

/**
 * Sends a reply after checking it with the service's schema; a mismatch is logged as a violation.
 */
export async function sendJson(
  exchange: Exchange,
  kind: Parameters<typeof replyFaults>[0],
  body: unknown,
  headers: Record<string, string> = {},
): Promise<void> {
  for (const fault of replyFaults(kind, body)) exchange.violate(fault)
  const { response, scenario, entry } = exchange
  entry.status = 200
  response.writeHead(200, { ...ANSWER_HEADERS, 'Content-Type': 'application/json', ...headers })
  if (scenario?.kind === 'padding') await keepBusy(exchange, '\n', scenario.ms)
  if (scenario?.kind === 'slow_drip') await drip(exchange, JSON.stringify(body))
  else if (!response.destroyed) response.end(JSON.stringify(body))
}

/** Number of pieces sent in two seconds. */
async function drip({ response }: Exchange, text: string): Promise<void> {
  const size = Math.ceil(text.length / 20)
  for (let at = 0; at < text.length && !response.destroyed; at += size) {
    response.write(text.slice(at, at + size))
    await sleep(100)
  }
  response.end()
}

/** Sends keep-alives. Resolves early when the caller disconnects. */
export async function keepBusy({ response }: Exchange, sign: string, ms: number): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end && !response.destroyed; ) {
    response.write(sign)
    await sleep(40)
  }
}

/**
 * Applies the scenarios that any kind of answer can meet.
 * @returns true when that ends the exchange.
 */
export function befall(exchange: Exchange): boolean {
  const { response, scenario, entry } = exchange
  const begin = (body: string) => {
    entry.status = 200
    response.writeHead(200, { ...ANSWER_HEADERS, 'Content-Type': 'application/json' })
    response.write(body)
  }
  switch (scenario?.kind) {
    case 'hang':
      return true
    case 'hang_body':
      begin('{"id":"gen-')
      return true
    case 'cut_json':
      begin('{"id":"gen-')
      response.end()
      return true
    case 'body_reset':
      begin('{"id":"gen-')
      // the head must arrive first, so that the body breaks
      setTimeout(exchange.cut, 30)
      return true
    case 'socket_reset':
      exchange.cut()
      return true
    case 'no_cors':
      response.writeHead(502, { 'Content-Type': 'text/html' })
      response.end('<!doctype html><title>Bad gateway</title>')
      return true
    default:
      return false
  }
}
