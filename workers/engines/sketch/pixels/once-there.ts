import { toAppError } from '../../../../src/lib/errors.ts'

/**
 * Opens something once for all calls of a worker; undefined where it is not to be had. The next
 * call then asks again, because the network may be back.
 */
export function onceThere<Opened>(
  open: () => Promise<Opened | undefined>,
): () => Promise<Opened | undefined> {
  let opened: Promise<Opened | undefined> | undefined
  return () => {
    opened ??= open()
      .catch((error: unknown) => {
        if (toAppError(error).code === 'download-failed') return undefined
        throw error
      })
      .then((found) => {
        if (!found) opened = undefined
        return found
      })
    return opened
  }
}
