import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { MODELS } from '../../models/index.ts'
import { openPack } from '../../workers/offline/packs/open-pack.ts'
import { finishing } from '../../workers/upscale/finish-tile.ts'
import {
  DENSE,
  GROWTH,
  LAYERS,
  OUTER_LAYERS,
  readDenseNet,
  TRUNK,
} from '../../workers/upscale/gpu/dense-net.ts'
import { openDeviceNet } from '../../workers/upscale/gpu/device-net.ts'
import { READ, USAGE } from '../../workers/upscale/gpu/flags.ts'
import { type Convolution, type NetPlan, planCompact, regions } from '../../workers/upscale/gpu/plan.ts'
import { planDense } from '../../workers/upscale/gpu/plan-dense.ts'
import { openRunner } from '../../workers/upscale/gpu/tile-runner.ts'
import { VARIANTS } from '../../workers/upscale/gpu/variants.ts'
import { openGpuDevice } from '../../workers/upscale/gpu-device.ts'
import { readCompactNet } from '../../workers/upscale/kernel/compact-net.ts'
import type { Layer } from '../../workers/upscale/kernel/read-nodes.ts'
import { CHECK_SIZE, checkTile, distance } from '../../workers/upscale/self-check.ts'
import { noise, randomLayer, runPlainly } from '../fixtures/plain-plan.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** True for every variant, and for Best. */
    readonly everyVariant: boolean
  }
}

/** The imitation of a graphics processor has no halves, and compiles long shaders slowly. */
const RUNNING = VARIANTS.filter(({ id, shape }) => !shape.half && (inject('everyVariant') || id === 'small'))
const pace = { operations: 1e9, guarded: <Result>(work: Promise<Result>) => work }
/** Below a workgroup's pixels, and beyond them by some and by one. */
const SIZES = [[1, 1], [2, 5], [19, 9], ...(inject('everyVariant') ? [[33, 17] as const] : [])] as const
/** Milliseconds: long shaders of all variants compile for minutes on a busy machine. */
const SLOWLY = 600_000
let device: GPUDevice

beforeAll(async () => {
  device = (await openGpuDevice('shader-f16')).device
  device.addEventListener('uncapturederror', ({ error }) => {
    throw error
  })
})
afterAll(() => device.destroy())

/** All that a convolution can be told, at one size. */
function planOfAll(width: number, height: number): { plan: NetPlan; layers: readonly Layer[] } {
  const { take, end } = regions()
  const area = width * height
  const [input, a, b, grown] = [take(area, 1), take(area, 16), take(area, 16), take(area, 32)]
  const [strip, output] = [take(2 * width * (2 * height), 16), take(16 * area, 1)]
  const more = { split: 16, region: grown }
  const level = { width, height, rows: [0, height] as const }
  const twice = { width: 2 * width, height: 2 * height }
  const [top, bottom] = [Math.min(3, height), 2 * height - Math.floor(height / 4)]
  const second = { ...grown, at: grown.at + 8 * area }
  const added = [
    { factor: 0.2, region: b },
    { factor: 0.7, region: a },
  ] as const
  const convolutions: readonly Omit<Convolution, 'layer'>[] = [
    { ...level, inputs: 3, outputs: 64, from: input, to: a },
    { ...level, inputs: 64, outputs: 32, from: a, to: grown },
    { ...level, inputs: 96, outputs: 32, from: a, more, to: second },
    { ...level, inputs: 128, outputs: 64, from: a, more, to: b, added: [{ factor: 0.2, region: a }] },
    { ...level, inputs: 64, outputs: 64, from: b, to: a, added },
    {
      ...twice,
      rows: [top, bottom],
      inputs: 64,
      outputs: 48,
      from: a,
      isDoubled: true,
      to: { ...strip, row: top },
    },
    { ...twice, rows: [top + 1, bottom], inputs: 48, outputs: 3, from: { ...strip, row: top }, to: output },
  ]
  return {
    plan: {
      ...{ width, height, input, output, isShuffled: false, vectors: end() },
      convolutions: convolutions.map((one, layer) => ({ ...one, layer })),
    },
    layers: convolutions.map(({ inputs, outputs }, i) => randomLayer(inputs, outputs, 1000 * i, i !== 6)),
  }
}

const largest = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let most = a.length === b.length ? 0 : Number.POSITIVE_INFINITY
  for (let i = 0; i < a.length; i++) {
    const error = Math.abs((a[i] as number) - (b[i] as number))
    if (!(error <= most)) most = error
  }
  return most
}

/** What the device makes of an arena. */
async function runOnDevice(
  net: Awaited<ReturnType<typeof openDeviceNet>>,
  plan: NetPlan,
  before: Float32Array<ArrayBuffer>,
) {
  const size = before.byteLength
  const arena = device.createBuffer({
    size,
    usage: USAGE.storage | USAGE.copySource | USAGE.copyTarget,
  })
  const read = device.createBuffer({ size, usage: USAGE.mapRead | USAGE.copyTarget })
  device.queue.writeBuffer(arena, 0, before)
  const steps = net.stepsOf(plan, arena)
  const encoder = device.createCommandEncoder()
  const pass = encoder.beginComputePass()
  for (const i of plan.convolutions.keys()) steps.encode(pass, i)
  pass.end()
  encoder.copyBufferToBuffer(arena, 0, read, 0, size)
  device.queue.submit([encoder.finish()])
  await read.mapAsync(READ)
  return new Float32Array(read.getMappedRange())
}

describe.each(RUNNING)('$id', (variant) => {
  test(
    'each convolution is what plain loops make of it, and writes nowhere else',
    async () => {
      // Where hardly any are bound each layer's weights have a buffer of their own; with hardly any
      // scratch memory each row of tiles is a strip of its own.
      const least = { bindingBytes: 1, scratchBytes: 1 }
      const nets = await Promise.all(
        (variant.winograd ? [{}, least] : [least]).map((limits) =>
          openDeviceNet(device, planOfAll(1, 1).layers, variant, limits),
        ),
      )
      for (const [width, height] of SIZES) {
        const { plan, layers } = planOfAll(width, height)
        const before = noise(4 * plan.vectors, width)
        // The fourth channel of a colour is nothing.
        for (let i = 0; i < width * height; i++) before[4 * i + 3] = 0
        const right = Float64Array.from(before)
        runPlainly(plan, layers, right)
        for (const net of nets)
          expect(largest(await runOnDevice(net, plan, before), right)).toBeLessThan(
            variant.winograd ? 2e-4 : 2e-5,
          )
      }
    },
    SLOWLY,
  )

  test(
    'Fast gives what its weights give',
    async () => {
      const layers = readCompactNet(await openPack(MODELS.fast.pack))
      const net = await openDeviceNet(device, layers, variant)
      const runner = await openRunner(net, planCompact(layers, CHECK_SIZE, CHECK_SIZE), 4, pace)
      expect(distance(await runner.net(checkTile()), MODELS.fast.samples)).toBeLessThan(1e-4)
    },
    SLOWLY,
  )

  test.runIf(inject('everyVariant'))(
    'Best gives what its weights give',
    async () => {
      const layers = readDenseNet(await openPack(MODELS.best.pack))
      // What every device binds; in fewer products the weights need more.
      const net = await openDeviceNet(device, layers, variant, { bindingBytes: 128 * 2 ** 20 })
      const runner = await openRunner(net, planDense(layers, CHECK_SIZE, CHECK_SIZE), 4, pace)
      expect(distance(await runner.net(checkTile()), MODELS.best.samples)).toBeLessThan(1e-4)
    },
    SLOWLY,
  )
})

/** Channels of the large net with a single block. */
const ONE_BLOCK = [
  [3, 64],
  ...Array.from({ length: DENSE * LAYERS }, (_, i) => [
    TRUNK + (i % LAYERS) * GROWTH,
    i % LAYERS === LAYERS - 1 ? TRUNK : GROWTH,
  ]),
  ...Array.from({ length: OUTER_LAYERS - 2 }, () => [TRUNK, TRUNK]),
].map(([inputs = 0, outputs = 0], i) => randomLayer(inputs, outputs, i * 77))

/** Nets whose pictures are near their source. */
const MADE_UP = {
  compact: { layers: [muted(randomLayer(3, 48, 7, false), 0)], plan: planCompact },
  dense: {
    layers: [...ONE_BLOCK, muted(randomLayer(64, 3, 99, false), 0.5)],
    plan: (layers: readonly Layer[], width: number, height: number) => planDense(layers, width, height, 9),
  },
}

/** A layer whose output is nearly `level`. */
function muted(layer: Layer, level: number): Layer {
  const weights = layer.weights.map((value) => value / 100)
  return { ...layer, weights, biases: layer.biases.map((value) => level + value / 100) }
}

test.each([
  ['compact', 2],
  ['compact', 4],
  ['dense', 2],
] as const)(
  'pixels of the %s net ×%i are what the processor makes of its values',
  async (id, scale) => {
    const { layers, plan } = MADE_UP[id]
    const [width, height] = [9, 5]
    const opaque = (value: number, i: number) => (i % 4 === 3 ? 255 : value)
    const data = Uint8ClampedArray.from(noise(4 * width * height, 3), (value, i) =>
      opaque(128 + 60 * value, i),
    )
    const negative = data.map((value, i) => opaque(255 - value, i))
    const variant = VARIANTS.find(({ id: name }) => name === 'small')
    if (!variant) throw new Error('There is no small variant.')
    const net = await openDeviceNet(device, layers, variant)
    const runner = await openRunner(net, plan(layers, width, height), scale, { ...pace, operations: 1e6 })
    const shares: number[] = []
    // Two at once, whose submissions must not mix.
    const made = await Promise.all(
      [data, negative].map((tile) => runner.enlarge(tile, (share) => shares.push(share))),
    )
    const onProcessor = finishing(runner.net, 4, scale)
    for (const [i, tile] of [data, negative].entries()) {
      const right = await onProcessor({ width, height, data: tile }, () => undefined)
      expect(largest(made[i]?.pixels ?? [], right.data)).toBeLessThanOrEqual(1)
      expect(made[i]?.drift).toBeGreaterThan(0)
      expect(made[i]?.drift).toBeLessThan(0.1)
    }
    expect(new Set(made.map(({ pixels }) => pixels.join())).size).toBe(2)
    expect(shares.at(-1)).toBe(1)
  },
  SLOWLY,
)
