import type { ErrorCode } from '../../lib/error-codes.ts'
import { AppError } from '../../lib/errors.ts'

/** A server on this machine answers at once or not at all. */
const PATIENCE_MS = 3000

/**
 * Finds out why the page could not reach a server on this machine, since the browser gives no
 * reason: asks it once more for something that is free. A cross-origin isolated page cannot tell a
 * refused answer from none, so two reasons merge there.
 * @param url of a list that the server gives without a key
 * @returns `network` where it does answer (the connection broke), `cors-refused` where the answer
 * is hidden by CORS, `local-network-denied`, else `server-silent`.
 */
export async function unreachable(url: string, cause: unknown): Promise<AppError> {
  const answers = (mode: RequestMode) =>
    fetch(url, { mode, signal: AbortSignal.timeout(PATIENCE_MS) }).then(
      () => true,
      () => false,
    )
  const why = async (): Promise<ErrorCode> => {
    if (await answers('cors')) return 'network'
    if (await isDenied()) return 'local-network-denied'
    return !globalThis.crossOriginIsolated && (await answers('no-cors')) ? 'cors-refused' : 'server-silent'
  }
  const code = await why()
  return new AppError(code, code === 'network' ? undefined : globalThis.location?.origin, { cause })
}

/**
 * The permission of Local Network Access under its past and present names; a browser without it
 * knows none.
 */
async function isDenied(): Promise<boolean> {
  for (const name of ['loopback-network', 'local-network', 'local-network-access']) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName })
      if (state === 'denied') return true
    } catch {
      // This browser does not know the name.
    }
  }
  return false
}
