import type { OpenAI } from 'openai'
import { normalizeKey } from '../../../domain/key/api-key.ts'
import type { OpenRouterSettings } from '../../../domain/settings/settings.ts'
import { isOwnServer } from '../../../lib/address.ts'
import { AppError, toAppError } from '../../../lib/errors.ts'
import type { CallConfig, KeyedSettings } from '../call-config.ts'
import { unreachable } from '../unreachable.ts'
import { withErrorMember } from './error-body.ts'
import { oneLine, serviceError } from './error-mapping.ts'
import { startTimeouts, type Timeouts } from './timeouts.ts'

/**
 * Timeouts of a call in ms. The setting is the longest silence in a streamed answer. A whole answer
 * is silent while it is generated (the service's own example picture took 94 s), so it gets three
 * times that.
 */
export function timeoutsFor(
  { timeoutSeconds, plain }: Pick<CallConfig, 'timeoutSeconds' | 'plain'>,
  arrives: 'streamed' | 'whole',
): Timeouts {
  const idleMs = timeoutSeconds * 1000 * (plain ? OWN_SERVER : 1)
  return { idleMs: idleMs * (arrives === 'whole' ? 3 : 1), totalMs: idleMs * 5 }
}

/**
 * A local server loads its model first and reads many pictures on a slow processor; waiting costs
 * nothing.
 */
const OWN_SERVER = 10

/**
 * Makes one call with a fresh client and no retry: a repeated call may be billed twice.
 * @throws AppError for errors of the service or network, with the charge as far as known;
 * `cancelled` on abort; what `run` throws.
 */
export async function callService<Result>(
  config: KeyedSettings & Pick<CallConfig, 'plain'>,
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
          ? await unreachable(`${baseURL}/models`, error.cause)
          : new AppError(offline() ?? 'network', undefined, { cause: error.cause })
      }
      if (error instanceof openai.APIError) throw serviceError(error.status, error.error, key)
      if (error instanceof SyntaxError) throw new AppError('bad-response', { code: 'answer-not-json' })
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
 * Refuses a call to another machine while the browser is offline.
 * @throws AppError `offline`, not billed.
 */
export function refuseOffline({ baseUrl }: Pick<CallConfig, 'baseUrl'>): void {
  if (offline() && !isOwnServer(baseUrl)) {
    throw new AppError('offline', undefined, { charge: { billed: 'no' } })
  }
}

/**
 * @throws AppError `network` for an invalid base URL, `key-missing` where the service needs a key.
 */
function serviceUrl(baseUrl: string, key: string): string {
  const url = URL.parse(baseUrl.trim())
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new AppError('network', { code: 'no-address', address: oneLine(baseUrl) })
  }
  if (!key && url.hostname === 'openrouter.ai') throw new AppError('key-missing')
  return url.href.replace(/\/+$/, '')
}

/** Attribution headers, sent only if the user sets them. Headers carry ASCII only. */
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
