import type { Problem } from '../src/domain/problem.ts'

type Method = (...args: never[]) => Promise<unknown>

/**
 * An error that keeps its code on the way out of a worker: comlink clones only `name`, `message`
 * and `stack`, so the code travels in the name and `toAppError` reads it there. `message` is one
 * short line for a person.
 */
export function coded(code: Problem['code'], message = '', cause?: unknown): Error {
  const error = new Error(message, { cause })
  error.name = `AppError:${code}`
  return error
}

/**
 * The same API, whose calls reject only with errors that can leave the worker and that `toAppError`
 * knows.
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

/** `RuntimeError` is how a WebAssembly trap arrives: the instance is lost, the page is not. */
function travelling(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  return error instanceof WebAssembly.RuntimeError ? coded('worker-crashed', error.message, error) : error
}
