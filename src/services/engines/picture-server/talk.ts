import type { ServerFamily } from '../../../domain/engines/picture-server.ts'
import type { HowFar } from '../../../domain/jobs/how-far.ts'
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
  /** Absent while it is being found out. */
  readonly family?: ServerFamily | undefined
  /** Gets how far the picture is, where a server says so. */
  readonly onHow?: ((how: HowFar) => void) | undefined
}

/**
 * Lets a conversation with the server take half an hour awake, and words what goes wrong.
 * @throws AppError `timeout`, `cancelled`, what `run` throws; nothing is billed
 */
export async function talkTo<Result>(
  address: string,
  signal: AbortSignal,
  run: (talk: Talk) => Promise<Result>,
  more: Pick<Talk, 'family' | 'onHow'> = {},
): Promise<Result> {
  const abort = new AbortController()
  const patience = createPatience(PATIENCE_MS)
  const timer = setInterval(() => {
    const detail = { code: 'answer-incomplete', seconds: PATIENCE_MS / 1000 } as const
    if (patience.step()) abort.abort(new AppError('timeout', detail))
  }, patience.stepMs)
  let before = ''
  // A place in a queue that moves is a sign of life.
  const onHow = (how: HowFar) => {
    const now = JSON.stringify(how)
    if (now !== before) patience.heard()
    before = now
    more.onHow?.(how)
  }
  const both = AbortSignal.any([signal, abort.signal])
  try {
    return await run({ ...more, address, signal: both, onHow })
  } catch (error) {
    throw toAppError(both.aborted && !signal.aborted ? both.reason : error).charged(NOTHING_BILLED)
  } finally {
    clearInterval(timer)
  }
}

/**
 * One request, answered with JSON.
 * @param probe a path that the server answers for free, to find out why it cannot be reached
 * @throws AppError as `askFor`, and `bad-response`
 */
export const ask = (talk: Talk, path: string, init: RequestInit, probe: string): Promise<unknown> =>
  askFor(talk, path, init, probe, async (response) => {
    const said = parsed(await response.text())
    if (said === undefined) throw new AppError('bad-response', { code: 'answer-not-json' })
    return said
  })

/**
 * One request, whose answer is read by `read`.
 * @throws AppError `picture-server-gone` for a route that is not there, `picture-server-failed`
 * with what the server says, `cut-response`, or why it cannot be reached
 */
export async function askFor<Answer>(
  { address, signal, family }: Talk,
  path: string,
  init: RequestInit,
  probe: string,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer> {
  const response = await fetch(`${address}${path}`, { ...init, signal }).catch(async (cause: unknown) => {
    throw signal.aborted ? cause : whyNot(await unreachable(`${address}${probe}`, cause), address, family)
  })
  try {
    if (response.ok) return await read(response)
    if (response.status === 404 || response.status === 405) throw new AppError('picture-server-gone')
    const said = parsed(await response.text())
    throw new AppError('picture-server-failed', said === undefined ? `HTTP ${response.status}` : saidIn(said))
  } catch (cause) {
    if (signal.aborted || cause instanceof AppError) throw cause
    throw new AppError('cut-response', undefined, { cause })
  }
}

/** Where each family listens unless it is told otherwise. */
const PORTS: Readonly<Record<string, ServerFamily>> = {
  '1234': 'sd-server',
  '7860': 'webui',
  '8080': 'localai',
  '8188': 'comfyui',
  '13305': 'openai-images',
}

/** Names the switch with which that very server lets this page in. */
function whyNot(error: AppError, address: string, family?: ServerFamily): AppError {
  const { code, cause } = error
  if (code !== 'server-silent' && code !== 'cors-refused') return error
  const { origin = '', hostname = '' } = globalThis.location ?? {}
  const server = family ?? PORTS[new URL(address).port] ?? ''
  const detail = { code: 'let-in', server, origin, isLocal: LOOPBACK.test(hostname) } as const
  const said = code === 'cors-refused' ? 'picture-server-refused' : 'picture-server-silent'
  return new AppError(said, detail, { cause })
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

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
  const { error, message, detail, errors, node_errors } = recordOf(answer)
  const said = [atNode(node_errors), recordOf(error).message, message, errors, detail, error].find(
    (one) => typeof one === 'string' && one.trim() !== '',
  )
  return inOneLine(String(said ?? JSON.stringify(answer)))
}

/** What ComfyUI finds wrong with the first node of a workflow. */
function atNode(nodes: unknown): string | undefined {
  const [node] = Object.values(recordOf(nodes)).map(recordOf)
  const [first] = Array.isArray(node?.errors) ? node.errors.map(recordOf) : []
  return first && [node?.class_type, first.message, first.details].filter(Boolean).join(': ')
}

/** As one line of 200 characters at most. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200)

/** The members of an object; none for anything else. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** The id of a job that was begun. @throws AppError `bad-response` */
export function idIn(id: unknown): string {
  if (typeof id === 'string' && id !== '') return id
  throw new AppError('bad-response', { code: 'answer-not-json' })
}

/** Tells what needs no answer: the person has cancelled. */
export async function tell(address: string, path: string, body?: unknown): Promise<void> {
  const init = body === undefined ? { method: 'POST' } : asJson(body)
  await fetch(`${address}${path}`, { ...init, keepalive: true }).catch(() => undefined)
}
