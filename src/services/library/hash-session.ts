import type { HashApi, HashedFile } from '../../../workers/library/hash.api.ts'
import { PIECE_BYTES } from '../../domain/library/pieces.ts'
import { type Call, startWorker, type WorkerSession } from '../../lib/dom/run-worker.ts'
import { AppError } from '../../lib/errors.ts'

type OnBytes = (bytes: number) => void
type Hashing = typeof import('../../lib/hash-pieces.ts')

/**
 * Hashes files in pieces; `onBytes` gets the bytes of each.
 * @throws AppError `cancelled`, and what reading throws.
 */
export interface HashSession {
  /** The SHA-256 of a file's pieces, and its CRC-32. */
  readonly hash: (file: Blob, onBytes?: OnBytes) => Promise<HashedFile>
  /** The SHA-256 of its pieces alone, or with `whole` of all of it. */
  readonly digest: (file: Blob, whole: boolean, onBytes?: OnBytes) => Promise<readonly string[]>
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
  async function work<Result>(
    inWorker: Call<HashApi, Result>,
    inPage: (hashing: Hashing, onBytes: OnBytes) => Promise<Result>,
    onBytes: OnBytes,
  ): Promise<Result> {
    session ??= start(signal)
    try {
      if (session !== 'none') return await session.call(inWorker)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'worker-crashed') throw error
      end()
      session = 'none'
    }
    return inPage(await import('../../lib/hash-pieces.ts'), (bytes) => {
      signal.throwIfAborted()
      onBytes(bytes)
    })
  }
  return {
    hash: (file, onBytes = () => undefined) =>
      work(
        (api, during) => api.hash(file, PIECE_BYTES, during(onBytes)),
        ({ hashPieces }, on) => hashPieces(file, PIECE_BYTES, on),
        onBytes,
      ),
    digest: (file, whole, onBytes = () => undefined) =>
      work(
        (api, during) => api.digest(file, PIECE_BYTES, whole, during(onBytes)),
        ({ digestPieces, digestWhole }, on) => (whole ? digestWhole : digestPieces)(file, PIECE_BYTES, on),
        onBytes,
      ),
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
