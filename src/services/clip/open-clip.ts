import type {
  FrameForm,
  ProbedClip,
  SampledFrame,
  SampleReport,
  Stretch,
} from '../../../workers/clip/clip.api.ts'
import { type AppError, type ErrorCode, isCancel, toAppError } from '../../lib/errors.ts'
import { openInWorker } from './clip-worker.ts'
import { openBySeeking } from './seek-video.ts'

export interface SampleOptions extends FrameForm {
  /** Ends this call only, at once, with `cancelled`; the clip stays open for others. */
  readonly signal?: AbortSignal
}

/** A clip that stays open for any number of calls; calls may overlap, the latest goes first. */
export interface OpenClip {
  readonly info: ProbedClip
  /**
   * Decodes the frame shown at each time (seconds), those nearest to the middle of the times first;
   * `onFrame` gets each as it is there, so that a cancelled or failed call has handed out what it
   * had.
   * @throws AppError `clip-no-frames`, `clip-unreadable`, `out-of-memory`, `stalled`,
   * `worker-crashed`, `cancelled`.
   */
  readonly sample: (
    times: readonly number[],
    onFrame: (frame: SampledFrame) => void,
    options?: SampleOptions,
  ) => Promise<SampleReport>
  /**
   * When each new shot within a stretch starts, in seconds, rising. Decodes all of it: a minute of
   * video can take a minute. `onProgress` gets the share that is done, 0 to 1.
   * @throws AppError as `sample`.
   */
  readonly findCuts: (
    window: Stretch,
    onProgress: (share: number) => void,
    signal?: AbortSignal,
  ) => Promise<readonly number[]>
  /** Ends all work. Calls that are under way reject with `cancelled`. */
  readonly close: () => void
}

/**
 * Failures after which the page's own player may still do. Of a file that is empty, or sound, it
 * cannot.
 */
const WORTH_SEEKING: ReadonlySet<ErrorCode> = new Set([
  'clip-unreadable',
  'clip-unsupported',
  'clip-no-frames',
  'download-failed',
  'out-of-memory',
  'stalled',
  'worker-crashed',
])

/**
 * Probes a clip and keeps it open until `close` or the signal's abort. The browser's own codecs
 * decode it, else ffmpeg, else, roughly, the page's player: by itself, for each file, and in the
 * middle of a job without losing its frames.
 * @throws AppError of the `clip-…` codes, `download-failed`, `out-of-memory`, `stalled`,
 * `worker-crashed`, `cancelled`.
 */
export async function openClip(file: Blob, signal: AbortSignal): Promise<OpenClip> {
  let clip: OpenClip
  try {
    clip = await openInWorker(file, signal)
  } catch (error) {
    return await seekInstead(file, toAppError(error), signal)
  }
  let seeking: Promise<OpenClip> | undefined
  /** Opens the player once, for this and all later calls. */
  const seek = (failure: AppError) => {
    seeking ??= seekInstead(file, failure, signal)
    return seeking
  }
  return {
    info: clip.info,
    async sample(times, onFrame, options) {
      if (seeking) return await (await seeking).sample(times, onFrame, options)
      const left = new Set(times)
      const keep = (frame: SampledFrame) => {
        left.delete(frame.time)
        onFrame(frame)
      }
      try {
        return await clip.sample(times, keep, options)
      } catch (error) {
        const failure = toAppError(error)
        if (left.size === 0 || options?.signal?.aborted) throw failure
        const report = await (await seek(failure)).sample([...left], keep, options)
        const notes = [`The decoders gave up (${failure.message}): the page's player seeks, roughly`]
        return { ...report, decoded: new Set(times).size - left.size, notes }
      }
    },
    findCuts: (window, onProgress, own) =>
      seeking
        ? seeking.then((clipBySeeking) => clipBySeeking.findCuts(window, onProgress, own))
        : clip.findCuts(window, onProgress, own),
    close() {
      clip.close()
      seeking?.then((clipBySeeking) => clipBySeeking.close()).catch(() => undefined)
    },
  }
}

/**
 * The clip in the page's player. @throws the failure itself where that does not take it, or is not
 * worth trying.
 */
async function seekInstead(file: Blob, failure: AppError, signal: AbortSignal): Promise<OpenClip> {
  if (isCancel(failure) || !WORTH_SEEKING.has(failure.code)) throw failure
  const clip = await openBySeeking(file, signal)
  if (!clip) throw failure
  return clip
}

/**
 * Probes a clip, asks `plan` which times to sample (seconds into the clip), decodes them, and
 * closes it again.
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
