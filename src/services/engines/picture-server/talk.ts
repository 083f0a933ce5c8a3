import { AppError, toAppError } from '../../../lib/errors.ts'
import { createPatience } from '../../../lib/patience.ts'
import { unreachable } from '../unreachable.ts'

/** A picture takes minutes where a processor draws it. */
const PATIENCE_MS = 30 * 60_000
const NOTHING_BILLED = { billed: 'no' } as const

export interface Talk {
  /** Without a slash at its end. */
  readonly address: string
  /** Aborts on a cancel, or when patience is at its end. */
  readonly signal: AbortSignal
}

/**
 * Lets a conversation with the server take half an hour awake, and words what goes wrong.
 * @throws AppError `timeout`, `cancelled`, what `run` throws; nothing is billed
 */
export async function talkTo<Result>(
  address: string,
  signal: AbortSignal,
  run: (talk: Talk) => Promise<Result>,
): Promise<Result> {
  const abort = new AbortController()
  const patience = createPatience(PATIENCE_MS)
  const timer = setInterval(() => {
    const detail = { code: 'answer-incomplete', seconds: PATIENCE_MS / 1000 } as const
    if (patience.step()) abort.abort(new AppError('timeout', detail))
  }, patience.stepMs)
  const both = AbortSignal.any([signal, abort.signal])
  try {
    return await run({ address, signal: both })
  } catch (error) {
    throw toAppError(both.aborted && !signal.aborted ? both.reason : error).charged(NOTHING_BILLED)
  } finally {
    clearInterval(timer)
  }
}

/**
 * One request, answered with JSON.
 * @param probe a path that the server answers for free, to find out why it cannot be reached
 * @throws AppError `picture-server-gone` for a route that is not there, `picture-server-failed`
 * with what the server says, `bad-response`, `cut-response`, or why it cannot be reached
 */
export async function ask(talk: Talk, path: string, init: RequestInit, probe: string): Promise<unknown> {
  const { address, signal } = talk
  const response = await fetch(`${address}${path}`, { ...init, signal }).catch(async (cause: unknown) => {
    throw signal.aborted ? cause : await unreachable(`${address}${probe}`, cause)
  })
  const text = await response.text().catch((cause: unknown) => {
    throw signal.aborted ? cause : new AppError('cut-response', undefined, { cause })
  })
  const said = parsed(text)
  if (response.ok && said !== undefined) return said
  if (response.ok) throw new AppError('bad-response', { code: 'answer-not-json' })
  if (response.status === 404 || response.status === 405) throw new AppError('picture-server-gone')
  throw new AppError('picture-server-failed', said === undefined ? `HTTP ${response.status}` : saidIn(said))
}

export const asJson = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a server says is wrong: each family says it in a place of its own. At most one line. */
export function saidIn(answer: unknown): string {
  const { error, message, detail, errors } = recordOf(answer)
  const said = [recordOf(error).message, message, errors, detail, error].find(
    (one) => typeof one === 'string' && one.trim() !== '',
  )
  return String(said ?? JSON.stringify(answer))
    .replace(/\s+/g, ' ')
    .slice(0, 200)
}

/** The members of an object; none for anything else. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
