import { AppError, toAppError } from '../../../src/lib/errors.ts'
import { unlessSilent } from '../../../src/lib/silence.ts'
import type { GpuDevice } from '../gpu-device.ts'

/** A submission takes a fraction of a second; drivers reset a device that is busy for a few. */
const SILENT_MS = 20_000

/** Settles like `work`, or rejects when the device is lost, refuses a command or falls silent. */
export type Guarded = <Result>(work: Promise<Result>) => Promise<Result>

/**
 * Watches a device; work may take `silentMs`.
 * @throws AppError `upscaler-failed`, `out-of-memory`, in what it guards.
 */
export function guarding({ device, lost }: GpuDevice, silentMs = SILENT_MS): Guarded {
  const refused = new Promise<never>((_, reject) => {
    device.addEventListener('uncapturederror', ({ error }) => reject(errorOf(error)))
  })
  refused.catch(() => undefined)
  return async (work) => {
    const silent = unlessSilent(silentMs, () => work).catch((error: unknown) => {
      if (toAppError(error).code !== 'stalled') throw error
      throw new AppError('upscaler-failed', { code: 'gpu-silent' })
    })
    return Promise.race([silent, lost, refused])
  }
}

/**
 * Runs what creates buffers and pipelines, whose errors WebGPU only tells later.
 * @throws AppError `out-of-memory`, `upscaler-failed`.
 */
export async function scoped<Result>(device: GPUDevice, work: () => Promise<Result>): Promise<Result> {
  const filters = ['out-of-memory', 'validation', 'internal'] as const
  for (const filter of filters) device.pushErrorScope(filter)
  const made = await work().catch((error: unknown) => {
    const known = toAppError(error)
    return known.code === 'bug' ? new AppError('upscaler-failed', known.message, { cause: error }) : known
  })
  const errors = await Promise.all(filters.map(() => device.popErrorScope()))
  const error = errors.find((found) => found !== null)
  if (error) throw errorOf(error)
  if (made instanceof AppError) throw made
  return made
}

const errorOf = (error: GPUError): AppError =>
  new AppError(error instanceof GPUOutOfMemoryError ? 'out-of-memory' : 'upscaler-failed', error.message)
