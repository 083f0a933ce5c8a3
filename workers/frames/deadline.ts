import { coded } from '../guard.ts'

/** What is waited for, unless it takes longer than so many milliseconds. @throws AppError `stalled`. */
export async function within<Result>(ms: number, waited: Promise<Result>, what: string): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(coded('stalled', what)), ms)
  })
  try {
    return await Promise.race([waited, late])
  } finally {
    clearTimeout(timer)
  }
}
