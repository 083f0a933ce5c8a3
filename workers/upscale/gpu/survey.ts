import { openGpuDevice } from '../gpu-device.ts'
import { openKernel } from '../kernel/kernel.ts'
import { CHANNELS, COLOURS, INNER_LAYERS, LAST_CHANNELS } from '../kernel/layout.ts'
import { shapeFor } from '../kernel/shape.ts'
import { findSimd } from '../kernel/simd.ts'
import { lanesHere } from '../kernel-backend.ts'
import type { GpuSurvey } from '../upscale.api.ts'
import { guarding } from './guard.ts'
import { operations, planCompact } from './plan.ts'
import { layerOf, speedOf } from './speed.ts'
import { FRUGAL, VARIANTS } from './variants.ts'

/** Milliseconds after which no further variant is begun. */
const ENOUGH_MS = 1000

/**
 * The kernel computes so many times faster than ONNX Runtime on as many cores: `npm run bench --
 * kernel`.
 */
const FASTER_THAN_ONNX = 6

/**
 * Times the kernel on a small tile and, with `gpu`, the variants.
 * @throws AppError as `readyGpu`.
 */
export async function surveyDevice(gpu: boolean): Promise<GpuSurvey> {
  const variants = gpu ? await surveyGpu() : []
  const kernel = await kernelSpeed()
  // ONNX Runtime takes more than one core only where the page is isolated.
  const onnx = kernel / FASTER_THAN_ONNX / (self.crossOriginIsolated ? 1 : lanesHere())
  return { variants, kernel, onnx }
}

/**
 * Times each variant on a layer of 64 channels. An imitation of a GPU compiles long shaders for
 * many seconds and is asked for the shortest only.
 */
async function surveyGpu(): Promise<GpuSurvey['variants']> {
  const gpu = await openGpuDevice('shader-f16')
  const guarded = guarding(gpu)
  const variants: { readonly id: string; readonly speed: number }[] = []
  let failure: unknown
  const begun = performance.now()
  for (const variant of VARIANTS) {
    if (gpu.isImitation && variant.id !== FRUGAL) continue
    if (variant.shape.half && !gpu.device.features.has('shader-f16')) continue
    if (variants.length > 0 && performance.now() - begun > ENOUGH_MS) break
    try {
      variants.push({ id: variant.id, speed: await speedOf(gpu.device, variant, guarded) })
    } catch (error) {
      // A driver that refuses one shader may take the others.
      failure = error
    }
  }
  if (variants.length === 0) throw failure
  gpu.device.destroy()
  variants.sort((one, other) => other.speed - one.speed)
  return variants
}

/** Of all lanes; zero where the kernel does not run. */
async function kernelSpeed(): Promise<number> {
  const simd = findSimd()
  if (simd === 'none') return 0
  const inner = Array.from({ length: INNER_LAYERS - 1 }, () => layerOf(CHANNELS, CHANNELS))
  const layers = [layerOf(COLOURS, CHANNELS), ...inner, layerOf(CHANNELS, LAST_CHANNELS)]
  const tile = { width: 48, height: 48, scale: 2, small: false } as const
  const kernel = await openKernel(layers, shapeFor(tile, simd === 'relaxed'))
  const count = planCompact(layers, tile.width, tile.height).convolutions.reduce(
    (sum, one) => sum + operations(one),
    0,
  )
  const times = [0, 1, 2].map(() => {
    const from = performance.now()
    kernel.run((_, to) => to.fill(0.5))
    return performance.now() - from
  })
  return (count * lanesHere() * 1000) / Math.min(...times)
}
