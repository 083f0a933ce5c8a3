import { AppError, isCancel } from '../../../lib/errors.ts'
import { createPatience } from '../../../lib/patience.ts'
import { sendOnce } from './send-once.ts'

/** How long a call may take. */
export interface Timeouts {
  /** The longest time without one byte arriving. */
  readonly idleMs: number
  /** The longest time from the start to the last byte. */
  readonly totalMs: number
}

/**
 * One call under its timeouts. `fetch` must be what the call is made with: its bytes are what is
 * listened for.
 */
export interface CallTimeouts {
  /**
   * Aborts when the person does, or when a timeout is over; its reason is an `AppError` either
   * way.
   */
  readonly signal: AbortSignal
  readonly fetch: typeof fetch
  /** How far the call got before it failed: nothing came back, or an answer that then broke off. */
  readonly brokeOff: () => boolean
  /** False while nothing was sent, so that nothing can have been billed. */
  readonly hasLeft: () => boolean
  /** Ends the timeouts, and the connection if it is still open. */
  readonly stop: () => void
}

/**
 * Watches over a call and its body. The openai package stops its own clock once the headers are
 * there, and its stream hides the comments with which the service says that it is still at work; so
 * bytes are counted here.
 */
export function startTimeouts({ idleMs, totalMs }: Timeouts, signal: AbortSignal): CallTimeouts {
  const abort = new AbortController()
  let broken = false
  let left = false

  const giveUpAfter = (ms: number, detail: string) => {
    const patience = createPatience(ms)
    const timer = setInterval(() => {
      if (patience.step()) abort.abort(new AppError('timeout', detail))
    }, patience.stepMs)
    return { heard: patience.heard, stop: () => clearInterval(timer) }
  }
  const total = giveUpAfter(totalMs, `The answer was not complete after ${inSeconds(totalMs)}.`)
  const silence = giveUpAfter(idleMs, `Nothing arrived for ${inSeconds(idleMs)}.`)

  const onAbort = () => abort.abort(new AppError('cancelled', undefined, { cause: signal.reason }))
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })

  const listenTo = (body: ReadableStream<Uint8Array>) => {
    const reader = body.getReader()
    let unwanted = false
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          silence.heard()
          if (unwanted) return
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          // the package aborts a stream that it has done with, which breaks nothing
          broken = !unwanted && !isCancel(error)
          controller.error(error)
        }
      },
      cancel: (reason) => {
        unwanted = true
        return reader.cancel(reason)
      },
    })
  }

  return {
    signal: abort.signal,
    fetch: async (input, init) => {
      const response = await sendOnce(input, init, () => {
        left = true
      })
      silence.heard()
      if (!response.body) return response
      const { status, statusText, headers } = response
      return new Response(listenTo(response.body), { status, statusText, headers })
    },
    brokeOff: () => broken,
    hasLeft: () => left,
    stop: () => {
      total.stop()
      silence.stop()
      signal.removeEventListener('abort', onAbort)
      abort.abort()
    },
  }
}

function inSeconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`
}
