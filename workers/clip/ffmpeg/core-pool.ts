import { createPatience } from '../../../src/domain/jobs/patience.ts'
import { coded } from '../../guard.ts'
import { createLanes, type Lane } from '../lanes.ts'
import type { Turn } from '../path.ts'
import type { FrameCore } from './core.ts'

/**
 * Silence of a running core after which it is given up: between two reads of the clip there is only
 * decoding.
 */
const SILENT_MS = 60_000

/** Several decoders for one clip, started when they are needed. */
export interface CorePool {
  /**
   * Runs a job with a decoder of its own, once one is free; the highest rank goes first, then who
   * came first. A job that is aborted or falls silent takes its decoder with it: another is started
   * for the next.
   * @throws what the job throws; `stalled`; an AbortError; what starting a decoder throws, when
   * there is no other.
   */
  readonly use: <Result>(job: (core: FrameCore) => Promise<Result>, turn: Turn) => Promise<Result>
  /** From now on at most this many. Only ever made larger. */
  readonly resize: (limit: number) => void
  readonly end: () => void
}

/**
 * At most `limit` decoders at once. `start` is given the function that each one's signs of life go
 * to.
 */
export function createCorePool(
  start: (onSign: () => void) => Promise<FrameCore>,
  limit: number,
  silentMs = SILENT_MS,
): CorePool {
  const lanes = createLanes(limit)
  const idle: PooledCore[] = []

  async function take(
    turn: Turn,
    ticket?: number,
  ): Promise<{ readonly pooled: PooledCore; readonly lane: Lane }> {
    const lane = await lanes.enter(turn, ticket)
    try {
      return { pooled: idle.pop() ?? (await startPooled(start)), lane }
    } catch (error) {
      // Where memory is short the others have to do; without any, the failure is the job's.
      const hasOthers = lanes.count() > 1
      if (hasOthers) lanes.add(-1)
      lane.leave()
      if (!hasOthers) throw error
      return await take(turn, lane.ticket)
    }
  }

  return {
    async use(job, turn) {
      const { pooled, lane } = await take(turn)
      // Aborted while it was starting: nothing is broken.
      let healthy = turn.signal.aborted
      try {
        turn.signal.throwIfAborted()
        const result = await watched(pooled, job, turn.signal, silentMs)
        healthy = true
        return result
      } finally {
        if (healthy) idle.push(pooled)
        else pooled.core.end()
        lane.leave()
      }
    },
    resize: (larger) => lanes.add(larger - lanes.count()),
    end() {
      for (const { core } of idle.splice(0)) core.end()
    },
  }
}

interface PooledCore {
  readonly core: FrameCore
  /** When it last showed a sign of life, as `performance.now()`. */
  readonly lastSign: () => number
  readonly touch: () => void
}

async function startPooled(start: (onSign: () => void) => Promise<FrameCore>): Promise<PooledCore> {
  let lastSignMs = performance.now()
  const touch = () => {
    lastSignMs = performance.now()
  }
  const core = await start(touch)
  return { core, lastSign: () => lastSignMs, touch }
}

/** The job's result, unless the signal aborts or the core falls silent first. */
async function watched<Result>(
  { core, lastSign, touch }: PooledCore,
  job: (core: FrameCore) => Promise<Result>,
  signal: AbortSignal,
  silentMs: number,
): Promise<Result> {
  let stopWatching: () => void = () => undefined
  const broken = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    touch()
    const patience = createPatience(silentMs)
    let seen = lastSign()
    const timer = setInterval(() => {
      if (seen !== lastSign()) patience.heard()
      seen = lastSign()
      if (patience.step()) reject(coded('stalled'))
    }, patience.stepMs)
    stopWatching = () => {
      clearInterval(timer)
      signal.removeEventListener('abort', onAbort)
    }
  })
  try {
    return await Promise.race([job(core), broken])
  } finally {
    stopWatching()
  }
}
