import type { UpscaleBackend } from '../domain/upscale.ts'
import { type AppError, type ErrorCode, toAppError } from '../lib/errors.ts'

/** One way to try. */
export interface Attempt {
  readonly backend: UpscaleBackend
  /** Most pixels of one tile. */
  readonly tilePixels: number
}

/** Failures of the way, not of the picture: another way may succeed. */
const WORTH_ANOTHER: ReadonlySet<ErrorCode> = new Set([
  'worker-crashed',
  'out-of-memory',
  'upscaler-failed',
  'upscaler-wrong',
  'bug',
])

/**
 * Tries the same in a fresh worker, then with tiles of a quarter, then without the graphics processor, and gives up with
 * the last error. A backend that gives wrong pictures is left at once. `onFault` hears of each step down.
 */
export async function climbDown<Result>(
  first: Attempt,
  run: (attempt: Attempt) => Promise<Result>,
  onFault: (error: AppError, failed: Attempt, next: Attempt | undefined) => void,
): Promise<Result> {
  const small = { ...first, tilePixels: Math.floor(first.tilePixels / 4) }
  const isOnGpu = first.backend === 'webgpu'
  let ways: readonly Attempt[] = [first, first, small, ...(isOnGpu ? [onProcessor(small)] : [])]
  for (;;) {
    const [attempt = first, ...others] = ways
    try {
      return await run(attempt)
    } catch (thrown) {
      const error = toAppError(thrown)
      if (!WORTH_ANOTHER.has(error.code)) throw error
      if (error.code !== 'upscaler-wrong') ways = others
      else ways = attempt.backend === 'webgpu' ? [onProcessor(first), onProcessor(small)] : []
      onFault(error, attempt, ways[0])
      if (ways.length === 0) throw error
    }
  }
}

const onProcessor = (attempt: Attempt): Attempt => ({ ...attempt, backend: 'wasm' })
