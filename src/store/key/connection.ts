import type { ModelWarning } from '../../domain/models/model-warning.ts'
import { type Problem, toProblem } from '../../domain/problem.ts'
import { isOwnServer, originOf } from '../../lib/address.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { log } from '../app/store.ts'
import { type Connection, useSettingsStore } from '../settings/store.ts'

let test: AbortController | undefined

const show = (connection: Connection) => useSettingsStore.setState({ connection })

/** Forgets what the last test found, because the key or the address is another one. */
export function resetConnection(): void {
  test?.abort()
  const { apiKey, locked } = useSettingsStore.getState()
  show({ status: locked ? 'locked' : apiKey ? 'untested' : 'no-key' })
}

/**
 * A call found out that the key is not good any more: the header says so as well. The key itself is
 * kept.
 */
export const refuseConnection = (problem: Problem) => show({ status: 'disconnected', problem })

/**
 * Asks the service about the key, and its catalogue whether each chosen model is there and fits its
 * role. Nothing of it costs anything. A newer test replaces a running one.
 * @param renew asks for the catalogue even when a fresh one is kept.
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
    // A server on this machine that does know about keys wants one.
    if (!own && apiKey === '') return show({ status: 'no-key' })
    const found = own ? {} : await checkConnection({ ...settings.openRouter, apiKey }, signal)
    signal.throwIfAborted()
    const warnings: readonly ModelWarning[] = [
      ...(own ? [{ code: 'own-server' } as const] : []),
      ...models.modelWarnings(models.currentModels()),
    ]
    show({ status: 'connected', ...found, warnings })
    log(`Connected to ${new URL(baseUrl).host}`)
  } catch (error) {
    if (isCancel(error) || signal.aborted) return
    const known = toAppError(error)
    const problem = toProblem(known)
    // It can make and delete keys, which is not this app's business: it is not even kept for this
    // tab.
    if (problem.code === 'key-management') {
      useSettingsStore.setState({ apiKey: '', keyTier: 'tab' })
      const { keepKey } = await import('../../services/key/keys.ts')
      await keepKey(originOf(baseUrl), 'tab', '')
    }
    show({ status: 'disconnected', problem })
    log('Connection failed', known)
  }
}

/**
 * Takes what a job cost off the key's remaining limit: the service itself tells it minutes later.
 */
export function spendFromLimit(cost: number): void {
  const { connection } = useSettingsStore.getState()
  if (connection.status !== 'connected' || connection.limitRemaining === undefined) return
  show({ ...connection, limitRemaining: Math.max(0, connection.limitRemaining - cost) })
}
