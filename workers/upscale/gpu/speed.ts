import { CHANNELS } from '../kernel/layout.ts'
import type { Layer } from '../kernel/read-nodes.ts'
import { openDeviceNet } from './device-net.ts'
import { USAGE } from './flags.ts'
import { type Guarded, scoped } from './guard.ts'
import { operations, planCompact, VECTOR } from './plan.ts'
import type { Variant } from './variants.ts'

/** Milliseconds that the last and longest measurement of a variant takes. */
const LONG_MS = 30
/** Most convolutions of a measurement. */
const MOST_REPEATS = 64

/** Weights of the same size, so that no product is a denormal number. */
export const layerOf = (inputs: number, outputs: number): Layer => ({
  inputs,
  outputs,
  weights: new Float32Array(outputs * inputs * 9).fill(1 / (9 * inputs)),
  biases: new Float32Array(outputs),
  slopes: new Float32Array(outputs).fill(1),
})

/**
 * Operations a second of a variant on a layer of 64 channels: a small picture first, then as much
 * as takes long enough to tell.
 */
export async function speedOf(device: GPUDevice, variant: Variant, guarded: Guarded): Promise<number> {
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
