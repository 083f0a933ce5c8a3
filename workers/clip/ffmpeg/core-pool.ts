import PQueue from 'p-queue'
import { unlessSilent } from '../../../src/lib/silence.ts'
import type { FrameCore } from './core.ts'

/**
 * Silence after which a running core is terminated: between two reads of the clip it only decodes.
 */
const SILENT_MS = 60_000

/** A pool of decoders for one clip, started on demand. */
export interface CorePool {
  /**
   * Runs a job with its own decoder once one is free, in order of arrival. A job that fails or
   * stalls takes its decoder down; the next job starts a fresh one.
   * @throws what the job throws; `stalled`; the error of starting a decoder when there is no other.
   */
  readonly use: <Result>(job: (core: FrameCore) => Promise<Result>) => Promise<Result>
  /** Raises the maximum number of decoders. */
  readonly resize: (limit: number) => void
  readonly end: () => void
}

/** Priority of jobs whose decoder did not start: they go before later ones. */
const AGAIN = 1

/**
 * At most `limit` concurrent decoders. `start` receives the callback for a decoder's signs of life.
 */
export function createCorePool(
  start: (onSign: () => void) => Promise<FrameCore>,
  limit: number,
  silentMs = SILENT_MS,
): CorePool {
  const queue = new PQueue({ concurrency: limit })
  const idle: PooledCore[] = []

  /** A decoder; undefined where memory is short and the others must do. */
  async function take(): Promise<PooledCore | undefined> {
    try {
      return idle.pop() ?? (await startPooled(start))
    } catch (error) {
      // The last decoder's failure is the job's.
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
  /** Runs a job, unless the core stalls first. */
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
