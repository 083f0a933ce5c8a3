import PQueue from 'p-queue'
import { unlessSilent } from '../../../src/lib/silence.ts'
import type { FrameCore } from './core.ts'

/**
 * Silence of a running core after which it is given up: between two reads of the clip there is only
 * decoding.
 */
const SILENT_MS = 60_000

/** Several decoders for one clip, started when they are needed. */
export interface CorePool {
  /**
   * Runs a job with a decoder of its own, once one is free; who came first goes first. A job that
   * fails or falls silent takes its decoder with it: another is started for the next.
   * @throws what the job throws; `stalled`; what starting a decoder throws, when there is no other.
   */
  readonly use: <Result>(job: (core: FrameCore) => Promise<Result>) => Promise<Result>
  /** From now on at most this many. Only ever made larger. */
  readonly resize: (limit: number) => void
  readonly end: () => void
}

/** Jobs whose decoder did not start go before those that came later. */
const AGAIN = 1

/**
 * At most `limit` decoders at once. `start` is given the function that each one's signs of life go
 * to.
 */
export function createCorePool(
  start: (onSign: () => void) => Promise<FrameCore>,
  limit: number,
  silentMs = SILENT_MS,
): CorePool {
  const queue = new PQueue({ concurrency: limit })
  const idle: PooledCore[] = []

  /** A decoder; none where memory is short and others have to do. */
  async function take(): Promise<PooledCore | undefined> {
    try {
      return idle.pop() ?? (await startPooled(start))
    } catch (error) {
      // Without any other, the failure is the job's.
      if (queue.concurrency === 1) throw error
      queue.concurrency -= 1
      return undefined
    }
  }

  async function use<Result>(job: (core: FrameCore) => Promise<Result>, priority = 0): Promise<Result> {
    const ran = await queue.add(
      async () => {
        const pooled = await take()
        if (!pooled) return undefined
        let healthy = false
        try {
          const result = await pooled.run(job, silentMs)
          healthy = true
          return { result }
        } finally {
          if (healthy) idle.push(pooled)
          else pooled.core.end()
        }
      },
      { priority },
    )
    return ran ? ran.result : await use(job, AGAIN)
  }

  return {
    use: (job) => use(job),
    resize: (larger) => {
      queue.concurrency = larger
    },
    end() {
      for (const { core } of idle.splice(0)) core.end()
    },
  }
}

interface PooledCore {
  readonly core: FrameCore
  /** Has a job done, unless the core falls silent first. */
  readonly run: <Result>(job: (core: FrameCore) => Promise<Result>, silentMs: number) => Promise<Result>
}

async function startPooled(start: (onSign: () => void) => Promise<FrameCore>): Promise<PooledCore> {
  let heard: () => void = () => undefined
  const core = await start(() => heard())
  return {
    core,
    run: (job, silentMs) =>
      unlessSilent(silentMs, (onSign) => {
        heard = onSign
        return job(core)
      }),
  }
}
