import * as v from 'valibot'
import { AppError } from '../../../lib/errors.ts'
import type { KeyedSettings } from '../call-config.ts'
import { callService, timeoutsFor } from './client.ts'

/** What the service reports about the key in use. */
export interface Connection {
  /** The key's name as the service shows it. */
  readonly label: string
  /** US dollars left on the key; absent when it has no limit. */
  readonly limitRemaining?: number
}

const keySchema = v.object({
  data: v.object({
    label: v.fallback(v.string(), ''),
    limit_remaining: v.fallback(v.nullish(v.number()), undefined),
    is_management_key: v.fallback(v.boolean(), false),
  }),
})

/**
 * Asks the service about the key; free of charge.
 * @throws AppError `key-malformed` and `key-missing` before anything is sent; `key-management`,
 * `unauthorized`, …
 */
export async function checkConnection(config: KeyedSettings, signal: AbortSignal): Promise<Connection> {
  const timeouts = timeoutsFor(config, 'streamed')
  return callService(config, timeouts, signal, async (client, callSignal) => {
    const answer = await client.get<unknown>('/key', { signal: callSignal }).catch(explainMissing)
    const read = v.safeParse(keySchema, answer)
    if (!read.success) throw new AppError('bad-response', { code: 'answer-no-key' })
    const { label, limit_remaining: limitRemaining, is_management_key: management } = read.output.data
    if (management) throw new AppError('key-management')
    return typeof limitRemaining === 'number' ? { label, limitRemaining } : { label }
  })
}

/** Elsewhere 404 means a missing model; here it means that the server is not OpenRouter. */
function explainMissing(error: unknown): never {
  const missing = typeof error === 'object' && error !== null && 'status' in error && error.status === 404
  throw missing ? new AppError('provider', { code: 'keys-not-told' }) : error
}
