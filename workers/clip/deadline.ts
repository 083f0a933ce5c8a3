import { createPatience } from '../../src/domain/jobs/patience.ts'
import { coded } from '../guard.ts'

/**
 * What is waited for, unless it takes longer than so many milliseconds awake. @throws AppError
 * `stalled`.
 */
export async function within<Result>(ms: number, waited: Promise<Result>, what: string): Promise<Result> {
  const patience = createPatience(ms)
  let timer: ReturnType<typeof setInterval> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setInterval(() => patience.step() && reject(coded('stalled', what)), patience.stepMs)
  })
  try {
    return await Promise.race([waited, late])
  } finally {
    clearInterval(timer)
  }
}
