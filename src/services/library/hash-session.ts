import type { HashApi, HashedFile } from '../../../workers/library/hash.api.ts'
import { PIECE_BYTES } from '../../domain/library/pieces.ts'
import { startWorker, type WorkerSession } from '../../lib/dom/run-worker.ts'
import { AppError } from '../../lib/errors.ts'

export interface HashSession {
  /**
   * A file's SHA-256 in pieces, or with `whole` of all of it, and its CRC-32.
   * @param onBytes gets the bytes of each piece.
   * @throws AppError `cancelled`, and what reading throws.
   */
  readonly hash: (file: Blob, whole: boolean, onBytes?: (bytes: number) => void) => Promise<HashedFile>
  readonly end: () => void
}

/**
 * Hashes media in a worker, which starts with the first of them. Where none starts, the page
 * itself does it: whatever fails, projects can leave it.
 */
export function openHashing(signal: AbortSignal): HashSession {
  let session: WorkerSession<HashApi> | 'none' | undefined
  const end = () => {
    if (session && session !== 'none') session.end()
  }
  return {
    async hash(file, whole, onBytes = () => undefined) {
      session ??= start(signal)
      try {
        if (session !== 'none') {
          return await session.call((api, during) => api.hash(file, PIECE_BYTES, whole, during(onBytes)))
        }
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'worker-crashed') throw error
        end()
        session = 'none'
      }
      const { hashPieces, hashWhole } = await import('../../lib/hash-pieces.ts')
      return (whole ? hashWhole : hashPieces)(file, PIECE_BYTES, (bytes) => {
        signal.throwIfAborted()
        onBytes(bytes)
      })
    },
    end,
  }
}

function start(signal: AbortSignal): WorkerSession<HashApi> | 'none' {
  signal.throwIfAborted()
  try {
    return startWorker<HashApi>(
      () =>
        new Worker(new URL('../../../workers/library/hash.worker.ts', import.meta.url), { type: 'module' }),
      signal,
    )
  } catch {
    return 'none'
  }
}
