import { proxy, type Remote } from 'comlink'
import type {
  FrameForm,
  FramesApi,
  ProbedClip,
  SampledFrame,
  SampleReport,
  Stretch,
} from '../../workers/frames.api.ts'
import { AppError } from '../lib/errors.ts'
import { startWorker } from '../lib/run-worker.ts'
import { startWatchdog } from './watchdog.ts'

export interface SampleOptions extends FrameForm {
  /** Ends this call only, at once, with `cancelled`; the clip stays open for others. */
  readonly signal?: AbortSignal
}

/** A clip that stays open, in a worker of its own, for any number of calls; calls may overlap, the latest goes first. */
export interface OpenClip {
  readonly info: ProbedClip
  /**
   * Decodes the frame shown at each time (seconds), those nearest to the middle of the times first; `onFrame` gets
   * each as it is there, so that a cancelled or failed call has handed out what it had.
   * @throws AppError `clip-no-frames`, `clip-unreadable`, `out-of-memory`, `stalled`, `worker-crashed`, `cancelled`.
   */
  readonly sample: (
    times: readonly number[],
    onFrame: (frame: SampledFrame) => void,
    options?: SampleOptions,
  ) => Promise<SampleReport>
  /**
   * When each new shot within a stretch starts, in seconds, rising. Decodes all of it: a minute of video can take a
   * minute. `onProgress` gets the share that is done, 0 to 1.
   * @throws AppError as `sample`.
   */
  readonly findCuts: (
    window: Stretch,
    onProgress: (share: number) => void,
    signal?: AbortSignal,
  ) => Promise<readonly number[]>
  /** Ends the worker. Calls that are under way reject with `cancelled`. */
  readonly close: () => void
}

/**
 * Probes a clip and keeps it open until `close` or the signal's abort.
 * @throws AppError of the `clip-…` codes, `download-failed`, `out-of-memory`, `stalled`, `worker-crashed`, `cancelled`.
 */
export async function openClip(file: Blob, signal: AbortSignal): Promise<OpenClip> {
  const watchdog = startWatchdog()
  const session = startWorker<FramesApi>(() => {
    const worker = new Worker(new URL('../../workers/frames.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', watchdog.feed)
    return worker
  }, signal)
  let calls = 0

  /** One call under the watchdog and under its own signal. A worker that falls silent is lost, and the clip with it. */
  async function call<Result>(
    make: (api: Remote<FramesApi>, number: number) => Promise<Result>,
    own?: AbortSignal,
  ): Promise<Result> {
    own?.throwIfAborted()
    calls += 1
    const number = calls
    const ended = Promise.withResolvers<never>()
    const onAbort = () => {
      ended.reject(new AppError('cancelled', undefined, { cause: own?.reason }))
      session.call((api) => api.cancel(number)).catch(() => undefined)
    }
    own?.addEventListener('abort', onAbort, { once: true })
    const silent = watchdog.watch()
    silent.promise.catch(session.end)
    try {
      return await Promise.race([session.call((api) => make(api, number)), ended.promise, silent.promise])
    } finally {
      silent.stop()
      own?.removeEventListener('abort', onAbort)
    }
  }

  try {
    const info = await call((api) => api.open(file))
    return {
      info,
      sample: (times, onFrame, { signal: own, ...form } = {}) => {
        const hand = (frame: SampledFrame) => {
          if (!own?.aborted) onFrame(frame)
        }
        return call((api, number) => api.sample(number, times, form, proxy(hand)), own)
      },
      findCuts: (window, onProgress, own) =>
        call((api, number) => api.findCuts(number, window, proxy(onProgress)), own),
      close: session.end,
    }
  } catch (error) {
    session.end()
    throw error
  }
}

/**
 * Probes a clip, asks `plan` which times to sample (seconds into the clip), decodes them, and closes it again.
 * @throws AppError as `openClip` and its `sample`.
 */
export async function sampleClip(
  file: Blob,
  plan: (info: ProbedClip) => readonly number[],
  onFrame: (frame: SampledFrame) => void,
  signal: AbortSignal,
): Promise<SampleReport> {
  const clip = await openClip(file, signal)
  try {
    return await clip.sample(plan(clip.info), onFrame)
  } finally {
    clip.close()
  }
}
