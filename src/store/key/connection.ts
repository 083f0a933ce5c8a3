import type { ModelWarning } from '../../domain/models/model-warning.ts'
import { type Problem, toProblem } from '../../domain/problem.ts'
import { isOwnServer, originOf } from '../../lib/address.ts'
import { calmly } from '../../lib/dom/shown-store.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { log } from '../app/store.ts'
import { type Connection, useSettingsStore } from '../settings/store.ts'

let test: AbortController | undefined

const show = (connection: Connection) => useSettingsStore.setState({ connection })

/** Discards the last test's result, because the key or address changed. */
export function resetConnection(): void {
  test?.abort()
  const { apiKey, locked } = useSettingsStore.getState()
  show({ status: locked ? 'locked' : apiKey ? 'untested' : 'no-key' })
}

/** Shows in the header that a call found the key refused. The key is kept. */
export const refuseConnection = (problem: Problem) => show({ status: 'disconnected', problem })

/**
 * Tests the key and, by the catalogue, that each chosen model exists and fits its step. Free of
 * charge. A newer test replaces a running one.
 * @param renew fetches the catalogue even when a fresh one is stored.
 */
export async function testConnection(renew = true): Promise<void> {
  const { settings, apiKey } = useSettingsStore.getState()
  const { baseUrl } = settings.openRouter
  if (apiKey === '' && !isOwnServer(baseUrl)) return
  test?.abort()
  test = new AbortController()
  const { signal } = test
  show({ status: 'checking' })
  try {
    const [{ checkConnection }, models] = await Promise.all([
      import('../../services/engines/openrouter/check-connection.ts'),
      import('../models/store.ts'),
    ])
    await models.loadCatalogue(renew)
    signal.throwIfAborted()
    const { catalogue, problem } = models.useCatalogueStore.getState()
    if (problem) throw new AppError(problem.code, problem.detail)
    const own = catalogue?.source === 'own'
    // A server on this machine that has a `/key` route needs a key.
    if (!own && apiKey === '') return show({ status: 'no-key' })
    const found = own ? {} : await checkConnection({ ...settings.openRouter, apiKey }, signal)
    signal.throwIfAborted()
    const warnings: readonly ModelWarning[] = [
      ...(own ? [{ code: 'own-server' } as const] : []),
      ...models.modelWarnings(models.currentModels()),
    ]
    show({ status: 'connected', ...found, warnings })
    log({ code: 'connected', host: new URL(baseUrl).host })
  } catch (error) {
    if (isCancel(error) || signal.aborted) return
    const known = toAppError(error)
    const problem = toProblem(known)
    // A management key can create and delete keys, so it is not kept even for this tab.
    if (problem.code === 'key-management') {
      useSettingsStore.setState({ apiKey: '', keyTier: 'tab' })
      const { keepKey } = await import('../../services/key/keys.ts')
      await keepKey(originOf(baseUrl), 'tab', '')
    }
    show({ status: 'disconnected', problem })
    log({ code: 'connection-failed' }, known)
  }
}

/**
 * Subtracts a job's cost from the key's remaining limit, which the service updates minutes later.
 */
export function spendFromLimit(cost: number): void {
  const { connection } = useSettingsStore.getState()
  if (cost === 0 || connection.status !== 'connected' || connection.limitRemaining === undefined) return
  const limitRemaining = Math.max(0, connection.limitRemaining - cost)
  calmly(() => show({ ...connection, limitRemaining }))
}
