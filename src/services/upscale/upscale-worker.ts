import type { Remote } from 'comlink'
import type { UpscaleApi } from '../../../workers/upscale/upscale.api.ts'
import { runWorker } from '../../lib/dom/run-worker.ts'
import { AppError } from '../../lib/errors.ts'
import type { OwnUpscaler } from '../storage/own-upscaler.ts'

export const startUpscaleWorker = () =>
  new Worker(new URL('../../../workers/upscale/upscale.worker.ts', import.meta.url), { type: 'module' })

/** Makes one call to a fresh worker. */
export const askUpscaleWorker = <Result>(
  call: (worker: Remote<UpscaleApi>) => Promise<Result>,
  signal: AbortSignal,
  start: () => Worker = startUpscaleWorker,
): Promise<Result> => runWorker<UpscaleApi, Result>(start, call, signal)

/** Twice the largest upscaler in common use; WebAssembly holds it several times over. */
const LARGEST_MODEL = 150e6

/**
 * Checks an upscaler file by running it.
 * @throws AppError `model-unreadable`, `model-unsuitable`, `cancelled`.
 */
export async function inspectUpscaler(file: File, signal: AbortSignal): Promise<OwnUpscaler> {
  const { name, size } = file
  if (size === 0) throw new AppError('model-unreadable', `${name} is empty.`)
  if (size > LARGEST_MODEL) {
    const found = `${name} has ${Math.round(size / 1e6)} MB`
    throw new AppError('model-unsuitable', `${found}; at most ${LARGEST_MODEL / 1e6} are taken.`)
  }
  const samples = await askUpscaleWorker((worker) => worker.inspect(file), signal)
  return { name, file, samples }
}

/** True where the browser writes lossless WebP, by trial. */
export const writesLosslessWebp = (): Promise<boolean> =>
  askUpscaleWorker((worker) => worker.writesLosslessWebp(), new AbortController().signal)
