import type { LogEvent } from '../../src/domain/app/log-event.ts'
import { clipWithin } from '../../src/domain/clip/clip-within.ts'
import type { MeasuredShot } from '../../src/domain/clip/measured.ts'
import { animatedType } from '../../src/domain/clip/moving-picture.ts'
import { isReason, type Reason } from '../../src/lib/details.ts'
import { AppError, reasonOf } from '../../src/lib/errors.ts'
import type { FrameForm, SampledFrame, SampleReport, Sight, TimeRange } from './clip.api.ts'
import { UNREADABLE } from './ffmpeg/core.ts'
import { openWithFfmpeg } from './ffmpeg/ffmpeg-path.ts'
import { findCuts } from './find-cuts.ts'
import { firstSight } from './first-sight.ts'
import { measureClip } from './measure/measure-clip.ts'
import type { FramePath } from './path.ts'
import { sampleFrames } from './sample.ts'
import { openWithImageDecoder } from './webcodecs/image-path.ts'
import { openWithWebCodecs } from './webcodecs/webcodecs-path.ts'

/** An open clip: `FramesApi` without the messaging. */
export interface Session {
  readonly clip: FramePath['clip']
  readonly sample: (
    times: readonly number[],
    form: FrameForm,
    onFrame: (frame: SampledFrame) => Promise<void> | void,
  ) => Promise<SampleReport>
  readonly firstSight: (
    times: readonly number[],
    onSight: (sight: Sight) => Promise<void> | void,
  ) => Promise<void>
  readonly findCuts: (window: TimeRange, onProgress: (share: number) => void) => Promise<readonly number[]>
  readonly measure: (
    window: TimeRange,
    onProgress: (share: number) => void,
  ) => Promise<readonly MeasuredShot[]>
  /** Ends idle decoders. */
  readonly close: () => void
}

/** The ways to open a clip, fastest first. Each returns the reason why it cannot, or throws. */
export interface Openers {
  readonly fast: (clip: Blob, onSign: () => void) => Promise<FramePath | Reason>
  readonly sure: (clip: Blob, onSign: () => void) => Promise<FramePath>
}

const OPENERS: Openers = {
  async fast(clip, onSign) {
    const type = await animatedType<Blob>(clip)
    return type ? await openWithImageDecoder(clip, type, onSign) : await openWithWebCodecs(clip, onSign)
  },
  sure: openWithFfmpeg,
}

/**
 * Head start of first sight, in milliseconds: decoded beside the frames from the start, it comes
 * hardly before them.
 */
const HEAD_START_MS = 150

export const ONLY_FFMPEG: Openers = {
  fast: async () => ({ code: 'decoder-left-out' }),
  sure: openWithFfmpeg,
}

/**
 * Opens a clip with the fastest decoder that can be planned exactly; the sure one is opened only
 * when needed. `onSign` is called while a decoder works, `onSure` when the sure one is opened.
 * @throws as `FramesApi.open`.
 */
export async function openSession(
  file: Blob,
  onSign: () => void,
  openers = OPENERS,
  onSure: () => void = () => undefined,
): Promise<Session> {
  if (file.size === 0) throw new AppError('clip-empty')
  await refuseUnreadable(file)
  const clip = await clipWithin<Blob>(file)
  const notes: LogEvent[] = []
  let sure: Promise<FramePath> | undefined
  const openSure = () => {
    if (sure) return sure
    onSure()
    sure = openers.sure(clip, onSign)
    return sure
  }
  const fast = await openFast(openers, clip, onSign)
  let current = isReason(fast) ? await openSure() : fast
  if (isReason(fast)) notes.push({ code: 'ffmpeg-decodes', why: fast })

  /**
   * Runs a job on the current path; where that fails or leaves something undone, the rest runs on
   * the sure path.
   * @returns the path used last. @throws the error of the last path.
   */
  async function attempt(
    job: (path: FramePath) => Promise<{ readonly isDone: boolean }>,
  ): Promise<FramePath> {
    const first = current
    let failure: unknown
    try {
      if ((await job(first)).isDone) return first
    } catch (error) {
      if (first.decoder === 'ffmpeg') throw error
      failure = error
    }
    if (first.decoder === 'ffmpeg') return first
    const why: Reason = failure === undefined ? { code: 'frames-lacking' } : reasonOf(failure)
    notes.push({ code: 'ffmpeg-goes-on', why })
    const next = await openSure().catch(() => undefined)
    if (!next) {
      // Decode errors are not fatal: keep decoded frames, report the rest as missing.
      if (isKnown(failure)) throw failure
      return first
    }
    if (failure) current = next
    await job(next)
    return next
  }

  /** A job that one path does from start to end. */
  async function wholly<Found>(
    job: (path: FramePath) => Promise<readonly Found[]>,
  ): Promise<readonly Found[]> {
    let found: readonly Found[] = []
    await attempt(async (path) => {
      found = await job(path)
      return { isDone: true }
    })
    return found
  }

  /** What `sample` waits for. */
  let sighting = Promise.resolve()

  return {
    clip: current.clip,
    close: () => {
      if (!isReason(fast)) fast.close()
      sure?.then(({ close }) => close()).catch(() => undefined)
    },
    async sample(times, form, onFrame) {
      await sighting
      const missing = new Set(times)
      const count = missing.size
      const keep = (frame: SampledFrame) => {
        missing.delete(frame.time)
        return onFrame(frame)
      }
      const path = await attempt(async (attempted) => {
        await sampleFrames(attempted, [...missing], form, keep)
        return { isDone: missing.size === 0 }
      })
      if (count > 0 && missing.size === count) throw new AppError('clip-no-frames')
      return {
        decoded: count - missing.size,
        missing: [...missing],
        decoder: path.decoder,
        notes: notes.splice(0),
      }
    },
    // What fails here fails again in `sample`, which says so and goes on with another path.
    firstSight: (times, onSight) => {
      const sight = firstSight(current, times, onSight).catch(() => undefined)
      const late = new Promise<void>((resolve) => setTimeout(resolve, HEAD_START_MS))
      sighting = Promise.race([sight, late])
      return sight
    },
    findCuts: (window, onProgress) => wholly((path) => findCuts(path, window, onProgress)),
    measure: (window, onProgress) => wholly((path) => measureClip(path, window, onProgress)),
  }
}

/**
 * Opens the fast path, or returns the reason why not. A clip that it considers empty may be one
 * that it does not understand.
 */
async function openFast({ fast }: Openers, clip: Blob, onSign: () => void): Promise<FramePath | Reason> {
  try {
    return await fast(clip, onSign)
  } catch (error) {
    return reasonOf(error)
  }
}

/** True for errors with a cause more specific than undecodable data. */
function isKnown(error: unknown): boolean {
  return error instanceof Error && /^(AppError|NotReadableError)/.test(error.name)
}

/**
 * Fails early for a file that was moved, renamed or changed since it was chosen: the browser
 * reports that at the first byte.
 */
async function refuseUnreadable(file: Blob): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch (error) {
    throw new AppError('clip-unreadable', UNREADABLE, { cause: error })
  }
}
