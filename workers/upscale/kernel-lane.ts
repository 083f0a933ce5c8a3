import { proxy, type Remote, transfer, wrap } from 'comlink'
import { AppError } from '../../src/lib/errors.ts'
import { watchSilence } from '../../src/lib/silence.ts'
import type { KernelApi, KernelTile } from './kernel/kernel.api.ts'
import type { Rgba } from './planes.ts'

/** One kernel in a worker of its own, whose memory is free as soon as that is terminated. */
export interface Lane {
  readonly worker: Worker
  /** The model it was opened with. */
  model?: Uint8Array
  /**
   * Also rejects when the worker dies or falls silent, where Comlink's calls would stay pending.
   * `call` gets a function to call at each sign of life that is no message of the worker.
   */
  ask<Result>(call: (kernel: Remote<KernelApi>, heard: () => void) => Promise<Result>): Promise<Result>
}

/** A kernel computes for a second or two between two signs, on a slow device for some more. */
const SILENT_MS = 60_000

/** Starts a kernel; it has said that it lives. @throws AppError `worker-crashed`. */
export async function startLane(): Promise<Lane> {
  const worker = new Worker(new URL('./kernel/kernel.worker.ts', import.meta.url), { type: 'module' })
  const kernel = wrap<KernelApi>(worker)
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      reject(new AppError('worker-crashed', event.message || { code: 'kernel-not-started' }))
    })
  })
  died.catch(() => undefined)
  const living = async <Result>(work: (heard: () => void) => Promise<Result>): Promise<Result> => {
    const { heard, silence, stop } = watchSilence(SILENT_MS)
    const silent = silence.catch(() => {
      throw new AppError('worker-crashed', { code: 'kernel-silent' })
    })
    worker.addEventListener('message', heard)
    try {
      return await Promise.race([work(heard), died, silent])
    } finally {
      worker.removeEventListener('message', heard)
      stop()
    }
  }
  try {
    await living(() => new Promise((resolve) => worker.addEventListener('message', resolve, { once: true })))
  } catch (error) {
    worker.terminate()
    throw error
  }
  return { worker, ask: (call) => living((heard) => call(kernel, heard)) }
}

/** Opens the net for tiles of one size; a lane that holds it already is only resized. */
export async function openLane(lane: Lane, model: Uint8Array, tile: KernelTile): Promise<void> {
  await lane.ask((kernel) => (lane.model === model ? kernel.resize(tile) : kernel.open(model, tile)))
  lane.model = model
}

/**
 * Enlarges an opaque tile of the size that the lane was opened for; its pixels are given away.
 * `onShare` gets the share done, 0…1.
 */
export async function enlargeIn(
  lane: Lane,
  { width, height, data }: Rgba,
  scale: number,
  onShare: (share: number) => void,
): Promise<Rgba> {
  const pixels = await lane.ask((kernel, heard) =>
    kernel.enlarge(
      transfer(data, [data.buffer]),
      proxy((share: number) => {
        heard()
        onShare(share)
      }),
    ),
  )
  return { width: width * scale, height: height * scale, data: pixels }
}
