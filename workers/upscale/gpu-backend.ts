import { AppError, toAppError } from '../../src/lib/errors.ts'
import type { Backend, Tiling } from './backend.ts'
import { isMeanPlausible } from './drift.ts'
import { finishing } from './finish-tile.ts'
import { type DeviceNet, openDeviceNet } from './gpu/device-net.ts'
import { guarding, scoped } from './gpu/guard.ts'
import { type KnownNet, readKnownNet } from './gpu/known-net.ts'
import { openRunner, type TileRunner } from './gpu/tile-runner.ts'
import { FRUGAL, VARIANTS, type Variant } from './gpu/variants.ts'
import { openGpuDevice } from './gpu-device.ts'
import type { Rgba } from './planes.ts'
import { agrees, CHECK_SIZE, checkTile, largestDifference } from './self-check.ts'
import type { GpuSurvey } from './upscale.api.ts'

/** Seconds of one submission; a cancel ends within one. */
const SUBMISSION = 0.1
/** Operations of one submission where no speed is known. */
const CAREFUL = 2e9

/** Bytes of activations at most: beyond, larger tiles save little context. */
const MOST_MEMORY = 512 * 2 ** 20

/**
 * Our own shaders on the GPU, for the two bundled nets. Of the surveyed variants, fastest first,
 * the first one that computes the known tile rightly is taken.
 * @throws AppError `upscaler-failed` where there is no WebGPU adapter.
 */
export async function readyGpu(survey?: GpuSurvey): Promise<Backend> {
  const gpu = await openGpuDevice('shader-f16')
  const { device } = gpu
  const guarded = guarding(gpu)
  const fits = ({ shape }: Variant) => !shape.half || device.features.has('shader-f16')
  const wanted = survey?.variants.map(({ id }) => id) ?? [FRUGAL]
  const variants = wanted.flatMap((id) => VARIANTS.filter((variant) => variant.id === id)).filter(fits)
  let model: { readonly bytes: Uint8Array; readonly net: KnownNet } | undefined
  let chosen: DeviceNet | undefined

  const netOf = (bytes: Uint8Array): KnownNet => {
    if (model?.bytes !== bytes) model = { bytes, net: readKnownNet(bytes) }
    return model.net
  }
  const openNet = (net: KnownNet, variant: Variant) =>
    guarded(scoped(device, () => openDeviceNet(device, net.layers, variant)))
  const run = (
    net: KnownNet,
    on: DeviceNet,
    { width, height, scale }: Omit<Tiling, 'tiles' | 'netScale'>,
  ) => {
    const speed = survey?.variants.find(({ id }) => id === on.variant.id)?.speed
    const pace = { operations: speed === undefined ? CAREFUL : speed * SUBMISSION, guarded }
    return guarded(scoped(device, () => openRunner(on, net.plan(width, height), scale, pace)))
  }

  return {
    lanes: 1,
    inFlight: 2,
    tellsShares: true,
    tilePixels(bytes) {
      const net = netOf(bytes)
      const { maxBufferSize, maxStorageBufferBindingSize } = device.limits
      const most = Math.min(maxBufferSize, maxStorageBufferBindingSize, MOST_MEMORY)
      return Math.floor(most / net.bytesPerPixel)
    },
    async check(bytes, samples) {
      const net = netOf(bytes)
      let failure = new AppError('upscaler-wrong')
      for (const variant of variants) {
        const opened = await openNet(net, variant).catch((error: unknown) => {
          failure = toAppError(error)
          if (isGone(failure)) throw failure
          return undefined
        })
        if (!opened) continue
        const size = { width: CHECK_SIZE, height: CHECK_SIZE, scale: 4 } as const
        const runner = await run(net, opened, size)
        const isRight = await isVariantRight(runner, samples, variant.shape.half)
        runner.close()
        if (isRight) {
          chosen = opened
          return
        }
        opened.close()
        failure = new AppError('upscaler-wrong')
      }
      throw failure
    },
    async open(bytes, tiling) {
      const net = netOf(bytes)
      const [first] = variants
      if (!first) throw new AppError('upscaler-failed', { code: 'no-gpu' })
      chosen ??= await openNet(net, first)
      const runner = await run(net, chosen, tiling)
      return {
        enlarge: (planes) => runner.net(planes),
        async enlargeTile({ data }, onShare) {
          const { pixels, drift } = await runner.enlarge(data, onShare)
          if (!isMeanPlausible(drift)) throw new AppError('upscaler-wrong')
          const { width, height, scale } = tiling
          return { width: width * scale, height: height * scale, data: pixels }
        },
        close: async () => runner.close(),
      }
    },
  }
}

/** True for a device that is lost or silent; one that refuses a variant may take another. */
const isGone = ({ detail }: AppError): boolean =>
  typeof detail === 'object' && (detail.code === 'gpu-lost' || detail.code === 'gpu-silent')

/** Levels of 8 bits by which pixels may differ from those of the processor. */
const mostLevels = (half: boolean) => (half ? 2 : 1)

/** The net's values, and the pixels that the device makes of them. */
async function isVariantRight(
  runner: TileRunner,
  samples: readonly number[],
  half: boolean,
): Promise<boolean> {
  const planes = checkTile()
  if (!agrees(await runner.net(planes), samples, half)) return false
  const size = { width: CHECK_SIZE, height: CHECK_SIZE }
  const tile: Rgba = { ...size, data: new Uint8ClampedArray(4 * CHECK_SIZE ** 2).fill(255) }
  const area = CHECK_SIZE ** 2
  for (const [i, value] of planes.entries()) tile.data[(i % area) * 4 + Math.floor(i / area)] = value * 255
  const right = await finishing(runner.net, 4, 4)(tile, () => undefined)
  const { pixels } = await runner.enlarge(tile.data, () => undefined)
  return largestDifference(pixels, right.data) <= mostLevels(half)
}
