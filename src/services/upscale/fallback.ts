import type { UpscaleBackend } from '../../domain/upscale/upscale.ts'
import type { ErrorCode } from '../../lib/error-codes.ts'
import { type AppError, toAppError } from '../../lib/errors.ts'

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
 * Tries the first backend, once more in a fresh worker, then with tiles of a quarter, then the next
 * backend with those, and gives up with the last error. A backend that gives wrong pictures is left
 * at once, whatever its tiles. `onFault` hears of each step down. `backends` must not be empty.
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
