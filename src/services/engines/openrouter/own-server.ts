import type { ErrorCode } from '../../../lib/error-codes.ts'
import { AppError } from '../../../lib/errors.ts'

/** A server on this machine answers at once, or is not there. */
const PATIENCE_MS = 3000

/**
 * Why a page could not reach a server of one's own, of which the browser itself says nothing: it is
 * asked once more for its models, which costs nothing. An isolated page is not even told that an
 * answer came which it may not read, so there two reasons stay one.
 * @returns `network` where it does answer (the connection broke), `cors-refused` where it answers
 * and the page may not read it, `local-network-denied`, else `server-silent`.
 */
export async function unreachable(baseUrl: string, cause: unknown): Promise<AppError> {
  const answers = (mode: RequestMode) =>
    fetch(`${baseUrl}/models`, { mode, signal: AbortSignal.timeout(PATIENCE_MS) }).then(
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
 * The permission of Local Network Access, under its names so far; a browser without it knows none
 * of them.
 */
async function isDenied(): Promise<boolean> {
  for (const name of ['loopback-network', 'local-network', 'local-network-access']) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName })
      if (state === 'denied') return true
    } catch {
      // this browser does not know the name
    }
  }
  return false
}
