import type { UpscaleBackend } from '../../domain/upscale/upscale.ts'
import type { ErrorCode } from '../../lib/error-codes.ts'
import { type AppError, toAppError } from '../../lib/errors.ts'

/** One try of the fallback chain. */
export interface Attempt {
  readonly backend: UpscaleBackend
  /** Maximum pixels of one tile. */
  readonly tilePixels: number
}

/** Failures of the backend, not of the picture: another one may succeed. */
const WORTH_ANOTHER: ReadonlySet<ErrorCode> = new Set([
  'worker-crashed',
  'out-of-memory',
  'upscaler-failed',
  'upscaler-wrong',
  'bug',
])

/**
 * Runs with the first backend, again in a fresh worker, then with a quarter of the tile size, then
 * with the next backend at that size; throws the last error. A backend with wrong output is skipped
 * at once. `onFault` is called at each step. `backends` must not be empty.
 */
export async function withFallback<Result>(
  backends: readonly UpscaleBackend[],
  tilePixels: number,
  run: (attempt: Attempt) => Promise<Result>,
  onFault: (error: AppError, failed: Attempt, next: Attempt | undefined) => void,
): Promise<Result> {
  const [first, ...others] = backends
  if (!first) throw new RangeError('There is no backend to try.')
  let attempt: Attempt = { backend: first, tilePixels }
  let isFresh = false

  function stepDown(code: ErrorCode): Attempt | undefined {
    if (code !== 'upscaler-wrong') {
      if (!isFresh) {
        isFresh = true
        return attempt
      }
      if (attempt.tilePixels === tilePixels) return { ...attempt, tilePixels: Math.floor(tilePixels / 4) }
    }
    const backend = others.shift()
    return backend && { ...attempt, backend }
  }

  for (;;) {
    try {
      return await run(attempt)
    } catch (thrown) {
      const error = toAppError(thrown)
      if (!WORTH_ANOTHER.has(error.code)) throw error
      const next = stepDown(error.code)
      onFault(error, attempt, next)
      if (!next) throw error
      attempt = next
    }
  }
}
