import { openGpuDevice } from '../gpu-device.ts'
import { openKernel } from '../kernel/kernel.ts'
import { CHANNELS, COLOURS, INNER_LAYERS, LAST_CHANNELS } from '../kernel/layout.ts'
import type { Layer } from '../kernel/read-nodes.ts'
import { shapeFor } from '../kernel/shape.ts'
import { findSimd } from '../kernel/simd.ts'
import { lanesHere } from '../kernel-backend.ts'
import type { GpuSurvey } from '../upscale.api.ts'
import { openDeviceNet } from './device-net.ts'
import { USAGE } from './flags.ts'
import { type Guarded, guarding, scoped } from './guard.ts'
import { operations, planCompact, VECTOR } from './plan.ts'
import { FRUGAL, VARIANTS, type Variant } from './variants.ts'

/** Milliseconds after which no further variant is begun. */
const ENOUGH_MS = 1000
/** Milliseconds that the last and longest measurement of a variant takes. */
const LONG_MS = 30
/** Most convolutions of a measurement. */
const MOST_REPEATS = 64

/**
 * Times each variant on a layer of 64 channels, and the kernel on a small tile. An imitation of a
 * GPU compiles long shaders for many seconds and is asked for the shortest only.
 * @throws AppError as `readyGpu`.
 */
export async function surveyGpu(): Promise<GpuSurvey> {
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
  return { variants, kernel: await kernelSpeed() }
}

/** Weights of the same size, so that no product is a denormal number. */
const layerOf = (inputs: number, outputs: number): Layer => ({
  inputs,
  outputs,
  weights: new Float32Array(outputs * inputs * 9).fill(1 / (9 * inputs)),
  biases: new Float32Array(outputs),
  slopes: new Float32Array(outputs).fill(1),
})

/** Operations a second: a small picture first, then as much as takes long enough to tell. */
async function speedOf(device: GPUDevice, variant: Variant, guarded: Guarded): Promise<number> {
  const layers = [layerOf(CHANNELS, CHANNELS)]
  const net = await guarded(scoped(device, () => openDeviceNet(device, layers, variant)))
  const time = async (side: number, repeats: number) => {
    const plan = planCompact(layers, side, side)
    const count = operations(plan.convolutions[0] as (typeof plan.convolutions)[number])
    const arena = device.createBuffer({ size: plan.vectors * VECTOR * 4, usage: USAGE.storage })
    const steps = net.stepsOf(plan, arena)
    const encoder = device.createCommandEncoder()
    const pass = encoder.beginComputePass()
    for (let i = 0; i < repeats; i++) steps.encode(pass, 0)
    pass.end()
    const from = performance.now()
    device.queue.submit([encoder.finish()])
    await guarded(device.queue.onSubmittedWorkDone())
    const ms = Math.max(performance.now() - from, 0.01)
    steps.close()
    arena.destroy()
    return { ms, speed: (count * repeats * 1000) / ms }
  }
  try {
    // The first one is not counted: drivers finish compiling with it.
    await time(32, 1)
    const small = await time(32, 1)
    if (small.ms > LONG_MS) return small.speed
    const one = await time(256, 1)
    const repeats = Math.min(MOST_REPEATS, Math.floor(LONG_MS / one.ms))
    return repeats > 1 ? (await time(256, repeats)).speed : one.speed
  } finally {
    net.close()
  }
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
