import type { UpscaleApi } from '../../../workers/upscale/upscale.api.ts'
import type { UpscaleBackend } from '../../domain/upscale/upscale.ts'
import { type KeptCall, keepWorkers } from '../../lib/dom/keep-workers.ts'
import { type Call, runWorker } from '../../lib/dom/run-worker.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import type { OwnUpscaler } from '../storage/own-upscaler.ts'

export const startUpscaleWorker = () =>
  new Worker(new URL('../../../workers/upscale/upscale.worker.ts', import.meta.url), { type: 'module' })

/**
 * Milliseconds without a message before the worker is terminated. It sends one each half second,
 * except while ONNX Runtime computes a tile, which takes minutes on a CPU.
 */
const SILENT_MS: Readonly<Record<UpscaleBackend, number>> = {
  gpu: 60_000,
  webgpu: 60_000,
  kernel: 20_000,
  wasm: 600_000,
}

/**
 * Makes one call in a worker of its own and terminates it when it is silent: a worker may hang for
 * good while it starts others.
 */
export async function askUpscaleWorker<Result>(
  call: Call<UpscaleApi, Result>,
  signal: AbortSignal,
  { start = startUpscaleWorker, backend = 'wasm' }: AskOptions = {},
): Promise<Result> {
  try {
    return await runWorker<UpscaleApi, Result>(start, call, signal, SILENT_MS[backend])
  } catch (error) {
    throw crashIfSilent(error)
  }
}

/**
 * Milliseconds for which a worker waits for the next picture, with its net open: a batch goes on at
 * once, and a net takes up to 500 MB.
 */
const IDLE_MS = 3000

/** As `askUpscaleWorker`, in workers that pictures of one net on one backend share in turn. */
export function keepUpscaleWorkers(backend: UpscaleBackend, start: () => Worker): KeptCall<UpscaleApi> {
  const ask = keepWorkers<UpscaleApi>(start, IDLE_MS)
  return (call, signal) =>
    ask(call, signal, SILENT_MS[backend]).catch((error: unknown) => {
      throw crashIfSilent(error)
    })
}

/** For who upscales, a silent worker is as good as dead. */
function crashIfSilent(error: unknown): unknown {
  const { code } = toAppError(error)
  return code === 'stalled' ? new AppError('worker-crashed', { code: 'upscaler-silent' }) : error
}

interface AskOptions {
  readonly start?: () => Worker
  /** Sets the silence limit; by default the longest. */
  readonly backend?: UpscaleBackend
}

/** Twice the largest upscaler in common use; WebAssembly holds it several times over. */
const LARGEST_MODEL = 150e6

/**
 * Checks an upscaler file by running it.
 * @throws AppError `model-unreadable`, `model-unsuitable`, `cancelled`.
 */
export async function inspectUpscaler(file: File, signal: AbortSignal): Promise<OwnUpscaler> {
  const { name, size } = file
  if (size === 0) throw new AppError('model-unreadable', { code: 'file-empty', name })
  if (size > LARGEST_MODEL) {
    throw new AppError('model-unsuitable', { code: 'file-too-large', name, bytes: size, most: LARGEST_MODEL })
  }
  const samples = await askUpscaleWorker((worker) => worker.inspect(file), signal)
  return { name, file, samples }
}

/** True where the browser writes lossless WebP, by trial. */
export const writesLosslessWebp = (): Promise<boolean> =>
  askUpscaleWorker((worker) => worker.writesLosslessWebp(), new AbortController().signal)
