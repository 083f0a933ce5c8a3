import type { SampledFrame, SampleReport } from '../../../workers/clip/clip.api.ts'
import type { ErrorCode } from '../../lib/error-codes.ts'
import { type AppError, isCancel, toAppError } from '../../lib/errors.ts'
import type { OpenClip } from './clip-contract.ts'
import { openInWorker } from './clip-worker.ts'
import { openBySeeking } from './seek-video.ts'

/**
 * Errors after which the page's own player may still decode the clip. For an empty file or one
 * without video it cannot.
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
 * Probes a clip and keeps it open until `close` or the signal aborts. Decoders are tried in order
 * for each file: WebCodecs, ffmpeg, the page's `<video>` element (rough). A fallback in the middle
 * of a job keeps the frames decoded so far. `onLoading` is called when ffmpeg is loaded for it.
 * @throws AppError of the `clip-…` codes, `download-failed`, `out-of-memory`, `stalled`,
 * `worker-crashed`, `cancelled`.
 */
export async function openClip(
  file: Blob,
  signal: AbortSignal,
  onLoading: () => void = () => undefined,
): Promise<OpenClip> {
  let clip: OpenClip
  try {
    clip = await openInWorker(file, signal, onLoading)
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
    async sample(times, onFrame, form) {
      if (seeking) return await (await seeking).sample(times, onFrame, form)
      const left = new Set(times)
      const keep = (frame: SampledFrame) => {
        left.delete(frame.time)
        onFrame(frame)
      }
      try {
        return await clip.sample(times, keep, form)
      } catch (error) {
        const failure = toAppError(error)
        if (left.size === 0) throw failure
        const report = await (await seek(failure)).sample([...left], keep, form)
        const { code, detail } = failure
        const notes: SampleReport['notes'] = [
          { code: 'player-seeks', why: { code: 'failure', failure: code, why: detail } },
        ]
        return { ...report, decoded: new Set(times).size - left.size, notes }
      }
    },
    firstSight: clip.firstSight,
    findCuts: (window, onProgress) =>
      seeking
        ? seeking.then((clipBySeeking) => clipBySeeking.findCuts(window, onProgress))
        : clip.findCuts(window, onProgress),
    measure: (window, onProgress) =>
      seeking
        ? seeking.then((clipBySeeking) => clipBySeeking.measure(window, onProgress))
        : clip.measure(window, onProgress),
    close() {
      clip.close()
      seeking?.then((clipBySeeking) => clipBySeeking.close()).catch(() => undefined)
    },
  }
}

/**
 * Opens the clip in the page's player. @throws `failure` where the player refuses it too or is not
 * worth trying.
 */
async function seekInstead(file: Blob, failure: AppError, signal: AbortSignal): Promise<OpenClip> {
  if (isCancel(failure) || !WORTH_SEEKING.has(failure.code)) throw failure
  const clip = await openBySeeking(file, signal)
  if (!clip) throw failure
  return clip
}
