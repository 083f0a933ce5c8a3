import { AppError, toTravelling } from '../src/lib/errors.ts'

type Method = (...args: never[]) => Promise<unknown>

/**
 * Wraps an API so that its calls reject only with errors that can be posted and that `toAppError`
 * reads.
 */
export function guard<Api extends Record<keyof Api, Method>>(api: Api): Api {
  const guarded = Object.entries<Method>(api).map(([name, method]) => [
    name,
    async (...args: never[]) => {
      try {
        return await method(...args)
      } catch (error) {
        throw travelling(error)
      }
    },
  ])
  return Object.fromEntries(guarded)
}

function travelling(error: unknown): Error {
  if (error instanceof AppError) return toTravelling(error)
  // A WebAssembly trap: the instance is lost, the page is not.
  if (error instanceof WebAssembly.RuntimeError) {
    return toTravelling(new AppError('worker-crashed', error.message, { cause: error }))
  }
  return error instanceof Error ? error : new Error(String(error))
}
