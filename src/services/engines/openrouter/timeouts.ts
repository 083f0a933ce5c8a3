import type { Detail } from '../../../lib/details.ts'
import { AppError, isCancel } from '../../../lib/errors.ts'
import { createPatience } from '../../../lib/patience.ts'
import { sendOnce } from './send-once.ts'

/** Time limits of a call. */
export interface Timeouts {
  /** The longest silence between two received bytes. */
  readonly idleMs: number
  /** The longest time from the start to the last byte. */
  readonly totalMs: number
  /**
   * How long an answer whose content has begun to arrive may go on after a cancel: its picture is
   * made and billed. 0 unless told.
   */
  readonly lateMs?: number
}

/** One call under its timeouts. The call must use this `fetch`, which counts the received bytes. */
export interface CallTimeouts {
  /** Aborts on the user's cancel or a timeout; its reason is an `AppError` either way. */
  readonly signal: AbortSignal
  readonly fetch: typeof fetch
  /** True when an answer began and then broke off. */
  readonly brokeOff: () => boolean
  /** False while nothing was sent, so that nothing can have been billed. */
  readonly hasLeft: () => boolean
  /** Ends the timeouts, and the connection if it is open. */
  readonly stop: () => void
}

/**
 * Watches a call and its body. The openai package stops its timer at the headers, and its stream
 * hides the keep-alive comments of the service; so this counts bytes.
 */
export function startTimeouts({ idleMs, totalMs, lateMs = 0 }: Timeouts, signal: AbortSignal): CallTimeouts {
  const abort = new AbortController()
  let broken = false
  let begun = false
  let late: ReturnType<typeof setTimeout> | undefined
  let left = false

  const giveUpAfter = (ms: number, detail: Detail) => {
    const patience = createPatience(ms)
    const timer = setInterval(() => {
      if (patience.step()) abort.abort(new AppError('timeout', detail))
    }, patience.stepMs)
    return { heard: patience.heard, stop: () => clearInterval(timer) }
  }
  const total = giveUpAfter(totalMs, { code: 'answer-incomplete', seconds: inSeconds(totalMs) })
  const silence = giveUpAfter(idleMs, { code: 'nothing-arrived', seconds: inSeconds(idleMs) })

  const cancel = () => abort.abort(new AppError('cancelled', undefined, { cause: signal.reason }))
  const onAbort = () => {
    if (begun && lateMs > 0) late = setTimeout(cancel, lateMs)
    else cancel()
  }
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
          begun ||= value?.some(isContent) ?? false
          if (unwanted) return
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          // The package aborts a stream it has finished with; that is no failure.
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
      clearTimeout(late)
      signal.removeEventListener('abort', onAbort)
      abort.abort()
    },
  }
}

/** The service fills the time until there is JSON with white space. */
const isContent = (byte: number) => byte > 0x20

const inSeconds = (ms: number) => Math.round(ms / 100) / 10
