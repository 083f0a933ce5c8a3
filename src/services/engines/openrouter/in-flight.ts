import { FIRST_AT_ONCE } from '../../../domain/engines/at-once.ts'
import { HOPELESS } from '../../../domain/jobs/hopeless.ts'
import { AppError, toAppError } from '../../../lib/errors.ts'
import { waitFor } from '../../../lib/wait.ts'
import { isTooBusy, withRetries } from './retry.ts'

/** A service refuses at once; after this silence it is taken to work on what it was sent. */
const TAKEN_AFTER_MS = 150

/** The calls of one job, of which as many are away at once as the service takes. */
export interface InFlight {
  /**
   * Makes a call in its turn, and again by the rule of `retry.ts`. A call that was refused goes
   * before those that were asked for later.
   * @throws AppError of its last try; not billed: `cancelled` when aborted before it left, and what
   * another call met where no further one can succeed.
   */
  run<Result>(
    call: () => Promise<Result>,
    signal: AbortSignal,
    onWait: (error: AppError, ms: number) => void,
  ): Promise<Result>
  /** `onChange` gets how many calls may be away at once: now, and whenever that changes. */
  watch(onChange: (atOnce: number) => void): void
}

interface Turn {
  readonly number: number
  readonly begin: () => void
}

/**
 * Lets as many calls leave as the service takes (D.-M. Chiu and R. Jain, "Analysis of the Increase
 * and Decrease Algorithms for Congestion Avoidance", 1989). It begins with some, and doubles while
 * all of them are away and nothing is refused. When the service refuses for load (429, 529, the
 * in-flight budget) the number is halved, once for the calls that were away together; from there
 * each answer adds one up to what was refused, and then as many answers as are away add one. Where
 * the service asks for a wait, nothing leaves before its end. A call that waits for its retry takes
 * no place. A refusal beside others is of too many calls: only that of a call that was away alone
 * uses up one of its retries. The number falls with each wave, so calls are alone soon.
 * @param most the largest number, read each time.
 */
export function limitInFlight(most: () => number): InFlight {
  let atOnce = FIRST_AT_ONCE
  /** The number that was refused last. */
  let refused = Number.POSITIVE_INFINITY
  let away = 0
  let asked = 0
  let left = 0
  let leftWhenHalved = 0
  /** Answers since the number changed. */
  let answers = 0
  /** Since the number changed, so many calls were away. */
  let used = false
  /** Waits that the service asked for. */
  let holds = 0
  let ended = new AbortController()
  let waiting: readonly Turn[] = []
  /** Refusals of calls that were away beside others. */
  const beside = new WeakSet<AppError>()
  const watching: ((atOnce: number) => void)[] = []

  const limit = () => Math.max(1, Math.min(atOnce, most()))

  function become(next: number): void {
    atOnce = Math.max(1, Math.min(next, most()))
    answers = 0
    used = away >= atOnce
    for (const tell of watching) tell(atOnce)
    goOn()
  }

  function goOn(): void {
    while (holds === 0 && away < limit()) {
      const [next, ...others] = waiting
      if (!next) return
      waiting = others
      away += 1
      next.begin()
    }
  }

  /** Once all that may be away are away: more, unless one of them is refused at once. */
  function riseSoon(): void {
    if (used || away < limit()) return
    used = true
    if (refused < Number.POSITIVE_INFINITY) return
    const before = atOnce
    setTimeout(() => {
      if (refused === Number.POSITIVE_INFINITY && atOnce === before && atOnce < most()) become(atOnce * 2)
    }, TAKEN_AFTER_MS)
  }

  function taken(): void {
    if (!used || atOnce >= most()) return
    answers += 1
    if (answers >= (atOnce + 1 < refused ? 1 : atOnce)) become(atOnce + 1)
  }

  function turnDown(number: number, afterMs: number | undefined): void {
    if (number <= leftWhenHalved) return
    leftWhenHalved = left
    refused = limit()
    if (afterMs !== undefined) {
      holds += 1
      void waitFor(afterMs, ended.signal)
        .catch(() => undefined)
        .then(() => {
          holds -= 1
          goOn()
        })
    }
    become(Math.floor(refused / 2))
  }

  /** Nothing that waits leaves any more; a call that is asked for later is tried. */
  function end({ code, detail }: AppError): void {
    const before = ended
    ended = new AbortController()
    before.abort(new AppError(code, detail, { charge: { billed: 'no' } }))
  }

  /** Resolves when a call may leave. @throws AppError, not billed, once that is `stopped`. */
  const turn = (number: number, stopped: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const stop = () => {
        waiting = waiting.filter((one) => one !== mine)
        reject(toAppError(stopped.reason).charged({ billed: 'no' }))
      }
      const mine: Turn = {
        number,
        begin: () => {
          stopped.removeEventListener('abort', stop)
          resolve()
        },
      }
      if (stopped.aborted) return stop()
      stopped.addEventListener('abort', stop, { once: true })
      waiting = [...waiting, mine].toSorted((a, b) => a.number - b.number)
      goOn()
    })

  async function once<Result>(
    call: () => Promise<Result>,
    number: number,
    stopped: AbortSignal,
  ): Promise<Result> {
    await turn(number, stopped)
    left += 1
    const mine = left
    const wasAlone = away === 1
    riseSoon()
    try {
      const result = await call()
      taken()
      return result
    } catch (error) {
      const known = toAppError(error)
      if (isTooBusy(known)) {
        if (!wasAlone || left > mine) beside.add(known)
        turnDown(mine, known.retry?.afterMs)
      }
      if (HOPELESS.has(known.code)) end(known)
      throw known
    } finally {
      away -= 1
      goOn()
    }
  }

  return {
    run(call, signal, onWait) {
      asked += 1
      const number = asked
      const stopped = AbortSignal.any([signal, ended.signal])
      return withRetries(
        () => once(call, number, stopped),
        stopped,
        onWait,
        (error) => beside.has(error),
      )
    },
    watch(onChange) {
      watching.push(onChange)
      onChange(limit())
    },
  }
}
