import { proxy } from 'comlink'
import { MODELS } from '../../models/index.ts'
import type { UpscaleApi, UpscaledPicture, UpscaleJob, UpscaleProgress } from '../../workers/upscale.api.ts'
import type { UpscaleBackend, UpscaleModel, UpscaleScale } from '../domain/upscale.ts'
import type { ErrorCode } from '../lib/errors.ts'
import { runWorker } from '../lib/run-worker.ts'
import { type Attempt, climbDown } from './upscale-ladder.ts'

export interface UpscaleOptions {
  readonly model: UpscaleModel
  readonly scale: UpscaleScale
  /** Only to force one: without it, WebGPU where there is a graphics processor, else WebAssembly. */
  readonly backend?: UpscaleBackend
}

export interface UpscaleListener {
  readonly onProgress: (progress: UpscaleProgress) => void
  /** A line for the log: what failed, and how it goes on. */
  readonly onFault: (line: string) => void
}

/** The enlarged picture as PNG, and how it came about. */
export interface Upscaled extends UpscaledPicture {
  readonly model: UpscaleModel
  /** What really computed it. */
  readonly backend: UpscaleBackend
  readonly ms: number
}

export interface Upscaler {
  /**
   * Enlarges a picture on this device. A way that fails is followed by a humbler one; the picture itself is never touched.
   * @throws AppError `picture-unreadable`, `picture-too-large`, `download-failed`, `out-of-memory`, `upscaler-failed`,
   * `upscaler-wrong`, `worker-crashed`, `cancelled`.
   */
  upscale(
    picture: Blob,
    options: UpscaleOptions,
    listener: UpscaleListener,
    signal: AbortSignal,
  ): Promise<Upscaled>
}

/** True where a graphics processor answers: one that a browser only imitates in software is slower than WebAssembly. */
export async function hasGpu(): Promise<boolean> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })
  return Boolean(adapter && !adapter.info.isFallbackAdapter)
}

const startWorker = () =>
  new Worker(new URL('../../workers/upscale.worker.ts', import.meta.url), { type: 'module' })

/** `start` is another worker in tests. What a backend has shown of itself is remembered until the page is closed. */
export function createUpscaler(start: () => Worker = startWorker): Upscaler {
  const proven = new Set<string>()
  let gpuFailed = false

  async function chooseBackend(): Promise<UpscaleBackend> {
    return !gpuFailed && (await hasGpu()) ? 'webgpu' : 'wasm'
  }

  return {
    async upscale(picture, { model: id, scale, backend: forced }, { onProgress, onFault }, signal) {
      const startedAt = performance.now()
      const model = MODELS[id]
      const net = {
        pack: model.pack,
        bytes: model.bytes,
        scale: model.scale,
        overlap: model.overlap,
        fade: model.fade,
        samples: model.samples,
      }

      async function run({ backend, tilePixels }: Attempt): Promise<Upscaled> {
        const key = `${id} ${backend}`
        const job: UpscaleJob = { net, backend, scale, tilePixels, selfCheck: !proven.has(key) }
        const made = await runWorker<UpscaleApi, UpscaledPicture>(
          start,
          (worker) => worker.upscale(picture, job, proxy(onProgress)),
          signal,
        )
        proven.add(key)
        return { ...made, model: id, backend, ms: Math.round(performance.now() - startedAt) }
      }

      const first = { backend: forced ?? (await chooseBackend()), tilePixels: model.tilePixels }
      return climbDown(first, run, (error, failed, next) => {
        proven.delete(`${id} ${failed.backend}`)
        if (failed.backend === 'webgpu' && next?.backend !== 'webgpu') gpuFailed = true
        onFault(`Upscaler on ${NAMES[failed.backend]}: ${reason(error.code)}; ${wayOn(failed, next)}`)
      })
    },
  }
}

const NAMES: Readonly<Record<UpscaleBackend, string>> = { webgpu: 'WebGPU', wasm: 'WebAssembly' }

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
