import type { ProbedClip, SampledFrame, SampleReport } from '../../../workers/clip/clip.api.ts'
import { CUT_SIZE, cutsIn } from '../../domain/clip/cuts.ts'
import { FRAME_FORMAT, frameLimits } from '../../domain/clip/frame-format.ts'
import { AppError } from '../../lib/errors.ts'
import { fitWithin, type Size } from '../../lib/geometry.ts'
import { createPatience } from '../../lib/patience.ts'
import type { OpenClip } from './clip-contract.ts'

/** Timeout of one step of the page's player. */
const STEP_MS = 5000
const LUMA = { width: FRAME_FORMAT.luma[0], height: FRAME_FORMAT.luma[1] } as const
/** Step in seconds of the search for cuts, where decoding every frame is impossible. */
const CUT_STEP = 0.25

/**
 * Opens a clip with the page's own player: the last fallback. Seeking is inexact, the frame may be
 * a neighbour of the requested one; the report's `decoder` says so.
 * @returns undefined when the player refuses the clip. @throws AppError `cancelled`.
 */
export async function openBySeeking(file: Blob, signal: AbortSignal): Promise<OpenClip | undefined> {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  const url = URL.createObjectURL(file)
  const close = () => {
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(url)
  }
  signal.addEventListener('abort', close, { once: true })
  const loaded = happens(video, 'loadeddata', signal)
  video.src = url
  if (!(await loaded) || video.videoWidth === 0 || !Number.isFinite(video.duration)) {
    close()
    return undefined
  }
  return { ...seekingClip(video, signal), close }
}

function seekingClip(video: HTMLVideoElement, signal: AbortSignal): Omit<OpenClip, 'close'> {
  const info: ProbedClip = {
    duration: video.duration,
    width: video.videoWidth,
    height: video.videoHeight,
    codec: 'unknown',
    decoder: 'video',
  }
  /** One `<video>` element serves all calls, so they run one after another. */
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<Result>(job: () => Promise<Result>): Promise<Result> {
    const result = last.then(job)
    last = result.catch(() => undefined)
    return result
  }

  return {
    info,
    sample: (times, onFrame, { longSide } = {}) =>
      inTurn(async (): Promise<SampleReport> => {
        const limits = frameLimits(longSide)
        const missing = new Set(times)
        for (const time of nearestFirst(times)) {
          if (!(await seek(video, time, signal))) break
          onFrame(await toFrame(video, time, limits))
          missing.delete(time)
        }
        if (times.length > 0 && missing.size === new Set(times).size) throw new AppError('clip-no-frames')
        const decoded = new Set(times).size - missing.size
        return { decoded, missing: [...missing], decoder: 'video', notes: [] }
      }),
    firstSight: async () => undefined,
    // A seek takes so long that a measured move would be a guess from a few pictures.
    measure: async () => {
      throw new AppError('clip-unsupported')
    },
    findCuts: (window, onProgress) =>
      inTurn(async () => {
        const times: number[] = []
        const pictures: Uint8Array[] = []
        for (let time = window.start; time < window.end; time += CUT_STEP) {
          if (!(await seek(video, time, signal))) break
          times.push(time)
          pictures.push(greyOf(video, CUT_SIZE))
          onProgress((time - window.start) / (window.end - window.start))
        }
        return cutsIn(pictures).flatMap((index) => times[index] ?? [])
      }),
  }
}

function nearestFirst(times: readonly number[]): readonly number[] {
  const middle = (Math.min(...times) + Math.max(...times)) / 2
  return [...new Set(times)].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
}

/**
 * True once the player shows the frame of a time; false where it cannot. @throws AppError
 * `cancelled`.
 */
async function seek(video: HTMLVideoElement, time: number, signal: AbortSignal): Promise<boolean> {
  const seeked = happens(video, 'seeked', signal)
  const shown = showsNext(video)
  video.currentTime = Math.min(Math.max(0, time), video.duration)
  if (!(await seeked)) return false
  await shown()
  return true
}

/** A hidden page shows no frame; then the one that the player has decoded must do. */
const SHOWN_MS = 300

/**
 * On a busy machine `seeked` comes before the frame is shown, and a canvas would get the last one.
 * Call it before a seek; what it returns waits for the frame, or until `SHOWN_MS` have passed.
 */
function showsNext(video: HTMLVideoElement): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (!('requestVideoFrameCallback' in video)) return async () => undefined
  const id = video.requestVideoFrameCallback(() => resolve())
  return async () => {
    const timer = setTimeout(resolve, SHOWN_MS)
    await promise
    clearTimeout(timer)
    video.cancelVideoFrameCallback(id)
  }
}

/** True when the event fires before an error and within `STEP_MS`. @throws AppError `cancelled`. */
function happens(video: HTMLVideoElement, event: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const done = new AbortController()
    const end = (result: boolean) => {
      done.abort()
      resolve(result)
    }
    const patience = createPatience(STEP_MS)
    const timer = setInterval(() => patience.step() && end(false), patience.stepMs)
    done.signal.addEventListener('abort', () => clearInterval(timer))
    const cancel = () => {
      done.abort()
      reject(new AppError('cancelled', undefined, { cause: signal.reason }))
    }
    if (signal.aborted) return cancel()
    signal.addEventListener('abort', cancel, { signal: done.signal })
    video.addEventListener(event, () => end(true), { signal: done.signal })
    video.addEventListener('error', () => end(false), { signal: done.signal })
  })
}

async function toFrame(video: HTMLVideoElement, time: number, limits: Size): Promise<SampledFrame> {
  const size = fitWithin({ width: video.videoWidth, height: video.videoHeight }, limits)
  const { canvas } = drawn(video, size)
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: FRAME_FORMAT.quality })
  return { time, presentedAt: video.currentTime, jpeg, ...size, luma: greyOf(video, LUMA) }
}

function drawn(video: HTMLVideoElement, { width, height }: Size) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new AppError('bug', { code: 'no-canvas' })
  context.imageSmoothingQuality = 'high'
  // JPEG has no alpha: transparent pixels become white.
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.drawImage(video, 0, 0, width, height)
  return { canvas, context }
}

/** Luma with the weights of ITU-R BT.709. */
function greyOf(video: HTMLVideoElement, { width, height }: Size): Uint8Array<ArrayBuffer> {
  const { data } = drawn(video, { width, height }).context.getImageData(0, 0, width, height)
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(i * 4)
    return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
  })
}
