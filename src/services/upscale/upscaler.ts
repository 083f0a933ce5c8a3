import type {
  GpuSurvey,
  UpscaleApi,
  UpscaledPicture,
  UpscaleJob,
  UpscaleProgress,
} from '../../../workers/upscale/upscale.api.ts'
import type { LogEvent } from '../../domain/app/log-event.ts'
import type { UpscaleWish } from '../../domain/settings/settings.ts'
import { bestSeconds, isBestBearable } from '../../domain/upscale/best-time.ts'
import { UPSCALE_BACKENDS, type UpscaleBackend, type UpscaleModel } from '../../domain/upscale/upscale.ts'
import type { KeptCall } from '../../lib/dom/keep-workers.ts'
import type { Call } from '../../lib/dom/run-worker.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import type { OwnUpscaler } from '../storage/own-upscaler.ts'
import { type Attempt, withFallback } from './fallback.ts'
import { hasGpu } from './gpu.ts'
import { isFasterOnGpu, rememberFailure, surveyHere } from './gpu-survey.ts'
import { findNet } from './net.ts'
import { askUpscaleWorker, keepUpscaleWorkers, startUpscaleWorker } from './upscale-worker.ts'

export interface UpscaleListener {
  readonly onProgress: (progress: UpscaleProgress) => void
  /** A line for the log about each fallback. */
  readonly onNote: (event: LogEvent) => void
}

/** The enlarged picture and how it was computed. */
export interface Upscaled extends UpscaledPicture {
  readonly model: UpscaleModel
  /** The backend that computed it. */
  readonly backend: UpscaleBackend
  readonly ms: number
}

export interface Upscaler {
  /**
   * Enlarges a picture on this device, falling back to slower backends. The input is never changed.
   * @throws AppError `picture-unreadable`, `picture-too-large`, `gpu-missing`, `model-lost`,
   * `download-failed` of Fast, `upscaler-away` of others, `out-of-memory`, `upscaler-failed`,
   * `upscaler-wrong`, `worker-crashed`, `cancelled`.
   */
  upscale(picture: Blob, wish: UpscaleWish, listener: UpscaleListener, signal: AbortSignal): Promise<Upscaled>
}

/** Dependencies of an upscaler, replaced in tests. */
interface Dependencies {
  readonly start?: () => Worker
  readonly findGpu?: () => Promise<boolean>
  /** Recalls or makes a survey of this device, with its GPU or without. */
  readonly findSurvey?: (gpu: boolean, signal: AbortSignal, start: () => Worker) => Promise<GpuSurvey>
  readonly loadOwn?: () => Promise<OwnUpscaler | undefined>
  /** Replaces the detected backends, fastest first. */
  readonly backends?: readonly UpscaleBackend[]
}

/** Remembers until the page closes which backends worked and which failed. */
export function createUpscaler({
  start = startUpscaleWorker,
  findGpu = hasGpu,
  findSurvey = surveyHere,
  loadOwn = async () => undefined,
  backends: forced,
}: Dependencies = {}): Upscaler {
  const proven = new Set<string>()
  const dropped = new Set<UpscaleBackend>()
  const callers = new Map<string, KeptCall<UpscaleApi>>()
  let survey: GpuSurvey | undefined

  function keptOf(key: string, backend: UpscaleBackend): KeptCall<UpscaleApi> {
    const kept = callers.get(key) ?? keepUpscaleWorkers(backend, start)
    callers.set(key, kept)
    return kept
  }

  /** Once a visit; a GPU that fails at it is dropped. */
  async function surveyGpu(
    next: UpscaleBackend,
    onNote: UpscaleListener['onNote'],
    signal: AbortSignal,
  ): Promise<GpuSurvey | undefined> {
    if (dropped.has('gpu')) return undefined
    try {
      survey ??= await findSurvey(true, signal, start)
    } catch (error) {
      const { code } = toAppError(error)
      if (code === 'cancelled') throw error
      dropped.add('gpu')
      onNote({ code: 'upscaler-failed', backend: 'gpu', failure: code, next })
    }
    return survey
  }

  /** @throws AppError `gpu-missing` for Best where it takes minutes a picture on the CPU. */
  async function chooseBackends(
    model: UpscaleModel,
    onNote: UpscaleListener['onNote'],
    signal: AbortSignal,
  ): Promise<readonly UpscaleBackend[]> {
    const gpu = await findGpu()
    const isFast = model === 'fast'
    if (model === 'best' && !gpu) {
      const seconds = await findSurvey(false, signal, start).then(bestSeconds, (error: unknown) => {
        if (isCancel(error)) throw error
        return undefined
      })
      if (!isBestBearable(gpu, seconds)) throw new AppError('gpu-missing')
    }
    const isOurs = gpu && (isFast || model === 'best')
    const found = isOurs ? await surveyGpu(isFast ? 'kernel' : 'webgpu', onNote, signal) : undefined
    const fits = {
      gpu: found !== undefined && (!isFast || isFasterOnGpu(found)),
      // *Fast* has the kernel before ONNX Runtime is worth its download.
      webgpu: gpu && !isFast,
      kernel: isFast,
      wasm: true,
    }
    return UPSCALE_BACKENDS.filter((backend) => !dropped.has(backend) && fits[backend])
  }

  return {
    async upscale(picture, { model, scale, format }, { onProgress, onNote }, signal) {
      const startedAt = performance.now()
      const { net, tilePixels: most } = await findNet(model, loadOwn)

      async function run({ backend, tilePixels }: Attempt): Promise<Upscaled> {
        const key = `${model} ${backend}`
        const job: UpscaleJob = {
          ...{ net, backend, scale, format, tilePixels, survey },
          tileShare: tilePixels / most,
          selfCheck: !proven.has(key),
        }
        const call: Call<UpscaleApi, UpscaledPicture> = (worker, during) =>
          worker.upscale(picture, job, during(onProgress))
        // A person's own net may change under its name.
        const made =
          net.file instanceof Blob
            ? await askUpscaleWorker(call, signal, { start, backend })
            : await keptOf(key, backend)(call, signal)
        proven.add(key)
        return { ...made, model, backend, ms: Math.round(performance.now() - startedAt) }
      }

      const backends = forced ?? (await chooseBackends(model, onNote, signal))
      const stopWatching = noteWhenHidden(onNote)
      try {
        const made = await withFallback(backends, most, run, (error, failed, next) => {
          proven.delete(`${model} ${failed.backend}`)
          // The last backend is never dropped: after a failure it may find memory again.
          if (next && next.backend !== failed.backend) {
            dropped.add(failed.backend)
            if (failed.backend === 'gpu') rememberFailure().catch(() => undefined)
          }
          onNote({
            code: 'upscaler-failed',
            backend: failed.backend,
            failure: error.code,
            next: wayOn(failed, next),
          })
          if (model === 'best' && next?.backend === 'wasm' && failed.backend !== 'wasm')
            onNote({ code: 'best-is-slow' })
        })
        if (made.picture.type !== `image/${format}`) onNote({ code: 'webp-not-written' })
        return made
      } catch (error) {
        const known = toAppError(error)
        // Without a network Fast is what is left.
        if (known.code !== 'download-failed' || model === 'fast') throw error
        throw new AppError('upscaler-away', known.detail, { cause: error })
      } finally {
        stopWatching()
      }
    },
  }
}

/** Browsers slow hidden tabs down, and phones stop them. */
function noteWhenHidden(onNote: UpscaleListener['onNote']): () => void {
  const note = () => {
    if (document.visibilityState === 'hidden') onNote({ code: 'tab-hidden' })
  }
  document.addEventListener('visibilitychange', note)
  return () => document.removeEventListener('visibilitychange', note)
}

function wayOn(
  failed: Attempt,
  next: Attempt | undefined,
): UpscaleBackend | 'smaller' | 'afresh' | undefined {
  if (!next || next.backend !== failed.backend) return next?.backend
  return next.tilePixels < failed.tilePixels ? 'smaller' : 'afresh'
}
