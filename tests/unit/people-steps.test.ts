import { describe, expect, it } from 'vitest'
import { type NetFile, type Shape, type Step, storedChannels } from '../../workers/people/net/net-file.ts'
import { openNet } from '../../workers/people/net/open-net.ts'
import { findSimd } from '../../workers/upscale/kernel/simd.ts'
import { seeded } from '../fixtures/random.ts'

const { next } = seeded(23)
const noise = (count: number) => Float32Array.from({ length: count }, () => 2 * next() - 1)

interface Tensor {
  readonly shape: Shape
  readonly data: ArrayLike<number>
}

/** Of a tensor in rows of channels. */
const at = ({ shape: [height, width, channels], data }: Tensor, y: number, x: number, c: number) =>
  y < 0 || x < 0 || y >= height || x >= width || c >= channels
    ? 0
    : (data[(y * width + x) * channels + c] ?? Number.NaN)

const shaped = (shape: Shape, of: (y: number, x: number, c: number) => number): Tensor => {
  const [height, width, channels] = shape
  const data = Array.from({ length: height * width * channels }, (_, i) =>
    of(Math.floor(i / channels / width), Math.floor(i / channels) % width, i % channels),
  )
  return { shape, data }
}

/** Values in stored order, zeros where channels only fill up. */
const stored = (values: ArrayLike<number>, channels: number) =>
  Array.from({ length: storedChannels(channels) }, (_, c) => (c < channels ? (values[c] ?? 0) : 0))

/** Runs one step on noise; the channels that only fill up are zeros, as they are between layers. */
async function run(step: Step, input: Shape, output: Shape, values: ArrayLike<number>) {
  const data = noise(input[0] * input[1] * input[2])
  const net: NetFile = {
    name: 'one step',
    tensors: [input, output],
    input: 0,
    outputs: [1],
    steps: [step],
    values: Float32Array.from(values),
  }
  const opened = await openNet(net, findSimd() === 'relaxed')
  const channels = input[2]
  for (let i = 0; i < input[0] * input[1]; i++)
    opened.input.set(
      stored(data.subarray(i * channels, (i + 1) * channels), channels),
      i * storedChannels(channels),
    )
  const [out = new Float32Array()] = opened.run()
  return { from: { shape: input, data }, out }
}

function expectNear(found: ArrayLike<number>, wanted: Tensor) {
  expect(found.length).toBe(wanted.data.length)
  const most = Math.max(...Array.from(wanted.data, Math.abs))
  const far = Array.from(wanted.data).filter(
    (value, i) => !(Math.abs(value - (found[i] ?? 0)) < 2e-6 * (1 + most)),
  )
  expect(far).toEqual([])
}

const leaky = (x: number, slope: number) => (x < 0 ? x * slope : x)

describe('a convolution', () => {
  it.each([
    { size: [1, 1], inputs: 8, outputs: 1, kernel: [1, 1], stride: 1 },
    { size: [5, 7], inputs: 3, outputs: 20, kernel: [3, 3], stride: 2 },
    { size: [13, 9], inputs: 24, outputs: 12, kernel: [1, 1], stride: 1 },
    { size: [11, 11], inputs: 16, outputs: 8, kernel: [1, 1], stride: 1 },
    { size: [3, 3], inputs: 32, outputs: 33, kernel: [3, 3], stride: 3 },
    { size: [6, 10], inputs: 12, outputs: 8, kernel: [3, 3], stride: 1 },
  ] as const)('equals loops: %o', async ({ size, inputs, outputs, kernel, stride }) => {
    const [kh, kw] = kernel
    const output: Shape = [
      Math.floor((size[0] - kh) / stride) + 1,
      Math.floor((size[1] - kw) / stride) + 1,
      outputs,
    ]
    const weights = noise(outputs * kh * kw * inputs)
    const [bias, slope] = [noise(outputs), noise(outputs)]
    const [inLanes, outLanes] = [storedChannels(inputs), storedChannels(outputs)]
    const packed = new Float32Array(outLanes * kh * kw * inLanes)
    for (let o = 0; o < outputs; o++)
      for (let tap = 0; tap < kh * kw; tap++)
        for (let i = 0; i < inputs; i++)
          packed[(Math.floor(o / 8) * kh * kw * inLanes + tap * inLanes + i) * 8 + (o % 8)] =
            weights[(o * kh * kw + tap) * inputs + i] ?? 0
    const step: Step = {
      op: 'conv',
      from: [0],
      to: 1,
      kernel,
      stride,
      at: 0,
      bias: packed.length,
      slope: packed.length + outLanes,
    }
    const values = [...packed, ...stored(bias, outputs), ...stored(slope, outputs)]
    const { from, out } = await run(step, [...size, inputs], output, values)
    const wanted = shaped(output, (y, x, o) => {
      let sum = bias[o] ?? 0
      for (let v = 0; v < kh; v++)
        for (let u = 0; u < kw; u++)
          for (let i = 0; i < inputs; i++)
            sum +=
              at(from, y * stride + v, x * stride + u, i) *
              (weights[((o * kh + v) * kw + u) * inputs + i] ?? 0)
      return leaky(sum, slope[o] ?? 0)
    })
    expectNear(out, wanted)
  })
})

describe('a depthwise convolution', () => {
  it.each([
    { size: [3, 3], channels: 8, side: 3, stride: 1 },
    { size: [8, 11], channels: 20, side: 3, stride: 2 },
    { size: [5, 5], channels: 40, side: 5, stride: 1 },
    { size: [9, 13], channels: 12, side: 5, stride: 2 },
  ] as const)('equals loops: %o', async ({ size, channels, side, stride }) => {
    const output: Shape = [
      Math.floor((size[0] - side) / stride) + 1,
      Math.floor((size[1] - side) / stride) + 1,
      channels,
    ]
    const weights = Array.from({ length: side * side }, () => noise(channels))
    const [bias, slope] = [noise(channels), noise(channels)]
    const lanes = storedChannels(channels)
    const weightCount = side * side * lanes
    const step: Step = {
      op: 'depthwise',
      from: [0],
      to: 1,
      kernel: [side, side],
      stride,
      at: 0,
      bias: weightCount,
      slope: weightCount + lanes,
    }
    const values = [...weights, bias, slope].flatMap((row) => stored(row, channels))
    const { from, out } = await run(step, [...size, channels], output, values)
    const wanted = shaped(output, (y, x, c) => {
      let sum = bias[c] ?? 0
      for (let v = 0; v < side; v++)
        for (let u = 0; u < side; u++)
          sum += at(from, y * stride + v, x * stride + u, c) * (weights[v * side + u]?.[c] ?? 0)
      return leaky(sum, slope[c] ?? 0)
    })
    expectNear(out, wanted)
  })
})

describe('the steps without weights', () => {
  const shapes: readonly Shape[] = [
    [1, 1, 8],
    [2, 6, 20],
    [6, 4, 24],
  ]

  it.each(shapes)('add, through slopes: %i × %i × %i', async (height, width, channels) => {
    const shape: Shape = [height, width, channels]
    const slope = noise(channels)
    const step: Step = { op: 'add', from: [0, 0], to: 1, slope: 0 }
    const { from, out } = await run(step, shape, shape, stored(slope, channels))
    expectNear(
      out,
      shaped(shape, (y, x, c) => leaky(2 * at(from, y, x, c), slope[c] ?? 0)),
    )
  })

  it.each(shapes)('pad rows, columns and channels: %i × %i × %i', async (height, width, channels) => {
    for (const wider of [channels, channels + 16]) {
      const output: Shape = [height + 3, width + 2, wider]
      const { from, out } = await run(
        { op: 'pad', from: [0], to: 1, top: 1, left: 2 },
        [height, width, channels],
        output,
        [],
      )
      expectNear(
        out,
        shaped(output, (y, x, c) => at(from, y - 1, x - 2, c)),
      )
    }
  })

  it.each(shapes.slice(1))('take the largest of 2 × 2: %i × %i × %i', async (height, width, channels) => {
    const output: Shape = [height / 2, width / 2, channels]
    const { from, out } = await run({ op: 'pool', from: [0], to: 1 }, [height, width, channels], output, [])
    const four = [0, 1].flatMap((v) => [0, 1].map((u) => [v, u] as const))
    expectNear(
      out,
      shaped(output, (y, x, c) => Math.max(...four.map(([v, u]) => at(from, 2 * y + v, 2 * x + u, c)))),
    )
  })

  it.each(shapes)('double the size: %i × %i × %i', async (height, width, channels) => {
    const output: Shape = [2 * height, 2 * width, channels]
    const { from, out } = await run({ op: 'double', from: [0], to: 1 }, [height, width, channels], output, [])
    const wanted = shaped(output, (y, x, c) => {
      const [v, u] = [(y + 0.5) / 2 - 0.5, (x + 0.5) / 2 - 0.5]
      const [top, left] = [Math.floor(v), Math.floor(u)]
      let sum = 0
      for (const [row, down] of [
        [top, 1 - (v - top)],
        [top + 1, v - top],
      ] as const)
        for (const [column, across] of [
          [left, 1 - (u - left)],
          [left + 1, u - left],
        ] as const) {
          const inside = (place: number, size: number) => Math.min(size - 1, Math.max(0, place))
          sum += down * across * at(from, inside(row, height), inside(column, width), c)
        }
      return sum
    })
    expectNear(out, wanted)
  })

  it.each(['hard-swish', 'logistic'] as const)('%s', async (op) => {
    const shape: Shape = [3, 5, 16]
    const { from, out } = await run({ op, from: [0], to: 1 }, shape, shape, [])
    const of = (x: number) =>
      op === 'logistic' ? 1 / (1 + Math.exp(-x)) : (x * Math.min(6, Math.max(0, x + 3))) / 6
    expectNear(
      out,
      shaped(shape, (y, x, c) => of(at(from, y, x, c))),
    )
  })

  it('take the mean of each channel, and scale by it', async () => {
    const shape: Shape = [3, 7, 24]
    const data = noise(3 * 7 * 24)
    const net: NetFile = {
      name: 'mean and scale',
      tensors: [shape, [1, 1, 24], shape],
      input: 0,
      outputs: [1, 2],
      steps: [
        { op: 'mean', from: [0], to: 1 },
        { op: 'scale', from: [0, 1], to: 2 },
      ],
      values: new Float32Array(),
    }
    const opened = await openNet(net, findSimd() === 'relaxed')
    opened.input.set(data)
    const [means = [], scaled = []] = opened.run()
    const from = { shape, data }
    const meanOf = (c: number) => {
      let sum = 0
      for (let i = 0; i < 21; i++) sum += data[i * 24 + c] ?? 0
      return sum / 21
    }
    expectNear(
      means,
      shaped([1, 1, 24], (_y, _x, c) => meanOf(c)),
    )
    expectNear(
      scaled,
      shaped(shape, (y, x, c) => at(from, y, x, c) * meanOf(c)),
    )
  })

  it.each([
    { input: [3, 5, 4], channels: 1 },
    { input: [2, 2, 64], channels: 16 },
  ] as const)('spread channels to blocks: %o', async ({ input, channels }) => {
    const output: Shape = [2 * input[0], 2 * input[1], channels]
    const { from, out } = await run({ op: 'spread', from: [0], to: 1, block: 2 }, input, output, [])
    expectNear(
      out,
      shaped(output, (y, x, c) => at(from, y >> 1, x >> 1, ((y & 1) * 2 + (x & 1)) * channels + c)),
    )
  })
})
