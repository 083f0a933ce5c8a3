import type { OpenAI } from 'openai'
import { normalizeKey } from '../../../domain/key/api-key.ts'
import type { ChatModel, ImageModel } from '../../../domain/models/model.ts'
import type { OpenRouterSettings } from '../../../domain/settings/settings.ts'
import { isOwnServer } from '../../../lib/address.ts'
import { AppError, toAppError } from '../../../lib/errors.ts'
import type { Meter } from '../engine.ts'
import { withErrorMember } from './error-body.ts'
import { oneLine, serviceError } from './error-mapping.ts'
import { unreachable } from './own-server.ts'
import type { ConcurrencyLimit } from './retry.ts'
import { startTimeouts, type Timeouts } from './timeouts.ts'

/** The settings with the key, which is kept apart from them; empty for a server that wants none. */
export type OpenRouterConfig = OpenRouterSettings & { readonly apiKey: string }

/** What a call is about to be made to, and by whose leave. */
export interface CallConfig extends OpenRouterConfig {
  /**
   * A server of one's own that only speaks the plain protocol knows nothing of the service's
   * additions.
   */
  readonly plain?: boolean
  /** What the image model takes, by the catalogue; absent when nothing is known of it. */
  readonly imageFacts?: ImageModel | undefined
  /** What the chat models take, by the catalogue. */
  readonly chatFacts?: Readonly<Partial<Record<'describe' | 'direct', ChatModel>>>
  /** False once the key was forgotten: no further call leaves with it. */
  readonly keyStands?: () => boolean
  /**
   * False once another tab has taken the project over: no further call leaves, and one that is
   * under way is received.
   */
  readonly isOurs?: () => boolean
  readonly meter?: Meter
  /** Holds the calls of a job to so many at once; absent, each goes when it is made. */
  readonly concurrencyLimit?: ConcurrencyLimit
}

/** What makes a call what it is, but for the key and for who counts. */
export type CallFacts = Omit<CallConfig, 'apiKey' | 'keyStands' | 'isOurs' | 'meter' | 'concurrencyLimit'>

/**
 * The setting is the longest silence in a streamed answer. An answer that arrives whole is silent
 * while it is made, and pictures and reasoned lists take long (the service's own example took 94
 * s): they get three times that.
 */
export function timeoutsFor(
  { timeoutSeconds, plain }: Pick<CallConfig, 'timeoutSeconds' | 'plain'>,
  arrives: 'streamed' | 'whole',
): Timeouts {
  const idleMs = timeoutSeconds * 1000 * (plain ? OWN_SERVER : 1)
  return { idleMs: idleMs * (arrives === 'whole' ? 3 : 1), totalMs: idleMs * 5 }
}

/**
 * A server of one's own loads its model first, reads many pictures on a slow processor, and takes
 * nobody's money meanwhile.
 */
const OWN_SERVER = 10

/**
 * Makes one call with a client of its own. Nothing is tried again here: a repeated call may be paid
 * twice.
 * @throws AppError of the service's or the network's making, with what it cost as far as that is
 * known; `cancelled` on abort; what `run` throws.
 */
export async function callService<Result>(
  config: OpenRouterConfig & Pick<CallConfig, 'plain'>,
  timeouts: Timeouts,
  signal: AbortSignal,
  run: (client: OpenAI, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const call = startTimeouts(timeouts, signal)
  try {
    const key = normalizeKey(config.apiKey)
    const baseURL = serviceUrl(config.baseUrl, key)
    const openai = await import('openai').catch((cause: unknown) => {
      throw new AppError('download-failed', undefined, { cause })
    })
    call.signal.throwIfAborted()
    const client = new openai.OpenAI({
      apiKey: key || 'none',
      baseURL,
      dangerouslyAllowBrowser: true,
      maxRetries: 0,
      timeout: timeouts.totalMs,
      organization: null,
      project: null,
      logLevel: 'off',
      fetch: async (input, init) => withErrorMember(await call.fetch(input, init)),
      defaultHeaders: {
        ...(key ? {} : { Authorization: null }),
        ...attribution(config),
      },
    })
    try {
      return await run(client, call.signal)
    } catch (error) {
      if (error instanceof AppError || call.signal.aborted) throw error
      if (call.brokeOff()) throw new AppError(offline() ?? 'cut-response', undefined, { cause: error })
      if (error instanceof openai.APIConnectionTimeoutError) throw new AppError('timeout')
      if (error instanceof openai.APIConnectionError) {
        throw config.plain
          ? await unreachable(baseURL, error.cause)
          : new AppError(offline() ?? 'network', undefined, { cause: error.cause })
      }
      if (error instanceof openai.APIError) throw serviceError(error.status, error.error, key)
      if (error instanceof SyntaxError) throw new AppError('bad-response', 'The answer is not JSON.')
      throw error
    }
  } catch (error) {
    const known =
      error instanceof AppError ? error : toAppError(call.signal.aborted ? call.signal.reason : error)
    throw known.charge ? known : known.charged({ billed: call.hasLeft() ? 'maybe' : 'no' })
  } finally {
    call.stop()
  }
}

function offline(): 'offline' | undefined {
  return globalThis.navigator?.onLine === false ? 'offline' : undefined
}

/**
 * A call to another machine does not leave a browser that knows it is offline.
 * @throws AppError `offline`, not billed.
 */
export function refuseOffline({ baseUrl }: Pick<CallConfig, 'baseUrl'>): void {
  if (offline() && !isOwnServer(baseUrl)) {
    throw new AppError('offline', undefined, { charge: { billed: 'no' } })
  }
}

/**
 * @throws AppError `network` when the base address is not one, `key-missing` where the service
 * wants a key.
 */
function serviceUrl(baseUrl: string, key: string): string {
  const url = URL.parse(baseUrl.trim())
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new AppError('network', `“${oneLine(baseUrl)}” is not a web address.`)
  }
  if (!key && url.hostname === 'openrouter.ai') throw new AppError('key-missing')
  return url.href.replace(/\/+$/, '')
}

/** Who is calling, only when the person wants it told. A header carries ASCII alone. */
function attribution({ referer, title }: OpenRouterSettings): Record<string, string> {
  const ascii = (text: string) =>
    text
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/ +/g, ' ')
      .trim()
  return {
    ...(ascii(referer) ? { 'HTTP-Referer': ascii(referer) } : {}),
    ...(ascii(title) ? { 'X-OpenRouter-Title': ascii(title) } : {}),
  }
}
