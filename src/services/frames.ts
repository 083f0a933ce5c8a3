import { proxy } from 'comlink'
import type { FramesApi, SampledFrame, SampleReport } from '../../workers/frames.api.ts'
import type { ClipInfo } from '../domain/project.ts'
import { AppError } from '../lib/errors.ts'
import { runWorker } from '../lib/run-worker.ts'

/** Looked at in steps rather than by one long timer: a device that slept makes one step of its sleep. */
const STEP_MS = 10_000
const SILENT_STEPS = 9

/**
 * Probes a clip, asks `plan` which times to sample (seconds into the clip), and decodes them, those nearest to the
 * middle first; `onFrame` gets each as it is there. One worker for all of it, gone at the end or on abort.
 * @throws AppError of the `clip-…` codes, `download-failed`, `out-of-memory`, `stalled`, `worker-crashed`, `cancelled`.
 */
export async function sampleClip(
  file: Blob,
  plan: (info: ClipInfo) => readonly number[],
  onFrame: (frame: SampledFrame) => void,
  signal: AbortSignal,
): Promise<SampleReport> {
  const watchdog = startWatchdog()
  const start = () => {
    const worker = new Worker(new URL('../../workers/frames.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', watchdog.feed)
    return worker
  }
  try {
    return await runWorker<FramesApi, SampleReport>(
      start,
      async (frames) => {
        const times = plan(await frames.open(file))
        return times.length > 0 ? await frames.sample(times, proxy(onFrame)) : { decoded: 0, missing: [] }
      },
      AbortSignal.any([signal, watchdog.signal]),
    )
  } catch (error) {
    if (watchdog.signal.aborted && !signal.aborted) throw new AppError('stalled', undefined, { cause: error })
    throw error
  } finally {
    watchdog.stop()
  }
}

/**
 * Aborts its signal when it has not been fed for 90 s. The worker feeds it at each half second in which it loads the
 * decoder or reads the clip; silence is pure decoding between two reads.
 */
function startWatchdog() {
  const controller = new AbortController()
  let silentSteps = 0
  const timer = setInterval(() => {
    silentSteps += 1
    if (silentSteps >= SILENT_STEPS) controller.abort()
  }, STEP_MS)
  return {
    signal: controller.signal,
    feed: () => {
      silentSteps = 0
    },
    stop: () => clearInterval(timer),
  }
}
