import { proxy } from 'comlink'
import type { UpscaledPicture, UpscaleJob, UpscaleProgress } from '../../../workers/upscale/upscale.api.ts'
import type { UpscaleWish } from '../../domain/settings/settings.ts'
import { UPSCALE_BACKENDS, type UpscaleBackend, type UpscaleModel } from '../../domain/upscale/upscale.ts'
import type { ErrorCode } from '../../lib/error-codes.ts'
import { AppError } from '../../lib/errors.ts'
import type { OwnUpscaler } from '../storage/own-upscaler.ts'
import { type Attempt, withFallback } from './fallback.ts'
import { hasGpu } from './gpu.ts'
import { findNet } from './net.ts'
import { askUpscaleWorker, startUpscaleWorker } from './upscale-worker.ts'

export interface UpscaleListener {
  readonly onProgress: (progress: UpscaleProgress) => void
  /** A line for the log about each fallback. */
  readonly onNote: (line: string) => void
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
   * `download-failed`, `out-of-memory`, `upscaler-failed`, `upscaler-wrong`, `worker-crashed`,
   * `cancelled`.
   */
  upscale(picture: Blob, wish: UpscaleWish, listener: UpscaleListener, signal: AbortSignal): Promise<Upscaled>
}

/** Dependencies of an upscaler, replaced in tests. */
interface Dependencies {
  readonly start?: () => Worker
  readonly findGpu?: () => Promise<boolean>
  readonly loadOwn?: () => Promise<OwnUpscaler | undefined>
  /** Replaces the detected backends, fastest first. */
  readonly backends?: readonly UpscaleBackend[]
}

/** Remembers until the page closes which backends worked and which failed. */
export function createUpscaler({
  start = startUpscaleWorker,
  findGpu = hasGpu,
  loadOwn = async () => undefined,
  backends: forced,
}: Dependencies = {}): Upscaler {
  const proven = new Set<string>()
  const dropped = new Set<UpscaleBackend>()

  /** @throws AppError `gpu-missing` for a model that takes minutes per picture without a GPU. */
  async function chooseBackends(model: UpscaleModel): Promise<readonly UpscaleBackend[]> {
    const gpu = await findGpu()
    if (model === 'best' && !gpu) throw new AppError('gpu-missing')
    const fits = { webgpu: gpu, kernel: model === 'fast', wasm: true }
    return UPSCALE_BACKENDS.filter((backend) => !dropped.has(backend) && fits[backend])
  }

  return {
    async upscale(picture, { model, scale, format }, { onProgress, onNote }, signal) {
      const startedAt = performance.now()
      const { net, tilePixels: most } = await findNet(model, loadOwn)

      async function run({ backend, tilePixels }: Attempt): Promise<Upscaled> {
        const key = `${model} ${backend}`
        const job: UpscaleJob = { net, backend, scale, format, tilePixels, selfCheck: !proven.has(key) }
        const made = await askUpscaleWorker(
          (worker) => worker.upscale(picture, job, proxy(onProgress)),
          signal,
          { start, backend },
        )
        proven.add(key)
        return { ...made, model, backend, ms: Math.round(performance.now() - startedAt) }
      }

      const backends = forced ?? (await chooseBackends(model))
      const stopWatching = noteWhenHidden(onNote)
      try {
        const made = await withFallback(backends, most, run, (error, failed, next) => {
          proven.delete(`${model} ${failed.backend}`)
          // The last backend is never dropped: after a failure it may find memory again.
          if (next && next.backend !== failed.backend) dropped.add(failed.backend)
          onNote(`Upscaler on ${NAMES[failed.backend]}: ${reason(error.code)}; ${wayOn(failed, next)}`)
          if (model === 'best' && next && next.backend !== failed.backend) onNote(BEST_IS_SLOW)
        })
        if (made.picture.type !== `image/${format}`) {
          onNote('This browser cannot write such a WebP without loss: the upscaled picture is a PNG')
        }
        return made
      } finally {
        stopWatching()
      }
    },
  }
}

const BEST_IS_SLOW =
  'Without a graphics processor Best takes minutes a picture: to be quicker, cancel, and choose Fast in Settings'

/** Browsers slow hidden tabs down, and phones stop them. */
function noteWhenHidden(onNote: (line: string) => void): () => void {
  const note = () => {
    if (document.visibilityState !== 'hidden') return
    onNote('The tab is hidden: upscaling goes on as far as the browser lets it')
  }
  document.addEventListener('visibilitychange', note)
  return () => document.removeEventListener('visibilitychange', note)
}

const NAMES: Readonly<Record<UpscaleBackend, string>> = {
  webgpu: 'WebGPU',
  kernel: 'the built-in kernel',
  wasm: 'ONNX Runtime',
}

function reason(code: ErrorCode): string {
  if (code === 'upscaler-wrong') return 'its result is wrong'
  if (code === 'out-of-memory') return 'not enough memory'
  return 'it stopped'
}

function wayOn(failed: Attempt, next: Attempt | undefined): string {
  if (!next) return 'the original is kept'
  if (next.backend !== failed.backend) return `going on with ${NAMES[next.backend]}`
  return next.tilePixels < failed.tilePixels ? 'trying smaller tiles' : 'starting it afresh'
}
