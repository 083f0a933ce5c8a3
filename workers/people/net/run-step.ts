import type { ConvolutionShape } from './convolution.ts'
import { convolutionName } from './convolution.ts'
import { type NetPlan, type Step, storedChannels } from './net-file.ts'
import { FLOAT, type TensorPlan } from './plan-tensors.ts'

/** A net in memory, and the functions that were written for it. */
export interface Machine {
  readonly net: NetPlan
  readonly plan: TensorPlan
  readonly floats: Float32Array
  /** Pixels of a convolution's block. */
  readonly rows: number
  shapeOf(step: StepOf<'conv'>): ConvolutionShape
  call(name: string): (...numbers: readonly number[]) => void
}

type Op = Step['op']
type StepOf<Name extends Op> = Extract<Step, { readonly op: Name }>
type Run = () => void

/** Pixels that are computed for all outputs before the next: their inputs stay in the cache. */
const AT_ONCE = 96

/** A tensor's measures; `at` is its address, `step` a pixel's bytes and `row` a row's. */
function placeOf({ net, plan }: Machine, tensor: number) {
  const [height, width, channels] = net.tensors[tensor] ?? [0, 0, 0]
  const stored = storedChannels(channels)
  const step = stored * FLOAT
  return { at: plan.at[tensor] ?? 0, height, width, channels, stored, step, row: width * step }
}

/** What a step does each time that the net runs. */
export function runnerOf(step: Step, machine: Machine): Run {
  const [source = 0, other = 0] = step.from
  const from = placeOf(machine, source)
  const to = placeOf(machine, step.to)
  const { call, floats, plan } = machine
  const value = (place: number) => plan.values + place * FLOAT
  const pixels = to.height * to.width
  switch (step.op) {
    case 'conv':
      return convolve(step, machine)
    case 'depthwise': {
      const { kernel, stride, at, bias, slope } = step
      const row = call(`depthwise${kernel[0]}`)
      const numbers = [value(at), value(bias), value(slope), to.width] as const
      return () => {
        for (let y = 0; y < to.height; y++)
          row(
            from.at + y * stride * from.row,
            from.row,
            from.step,
            stride * from.step,
            to.at + y * to.row,
            ...numbers,
          )
      }
    }
    case 'add': {
      const sum = call('sum')
      const { at } = placeOf(machine, other)
      return () => {
        for (let y = 0; y < to.height; y++) {
          const row = y * to.row
          sum(from.at + row, at + row, to.at + row, value(step.slope), to.step, to.width)
        }
      }
    }
    case 'pad':
      return pad(step, machine)
    case 'pool': {
      const pool = call('pool')
      return () => {
        for (let y = 0; y < to.height; y++)
          pool(from.at + 2 * y * from.row, from.row, to.at + y * to.row, to.step, to.width)
      }
    }
    case 'double':
      return double(step, machine)
    case 'hard-swish': {
      const swish = call('hardSwish')
      return () => swish(from.at, to.at, to.at + to.height * to.row)
    }
    case 'logistic':
      return () => {
        const begin = from.at / FLOAT
        const target = to.at / FLOAT
        for (let i = 0; i < pixels * to.stored; i++)
          floats[target + i] = 1 / (1 + Math.exp(-floats[begin + i]!))
      }
    case 'mean': {
      const total = call('total')
      const count = from.height * from.width
      return () => {
        total(from.at, to.at, from.step, count)
        for (let i = to.at / FLOAT; i < (to.at + to.step) / FLOAT; i++) floats[i]! /= count
      }
    }
    case 'scale': {
      const scale = call('scale')
      const { at } = placeOf(machine, other)
      return () => scale(from.at, at, to.at, to.step, pixels)
    }
    case 'spread':
      return spread(step, machine)
  }
}

/** Rows of windows; a picture whose windows are single pixels is one row, cut into shares. */
function convolve(step: StepOf<'conv'>, machine: Machine): Run {
  const { call, plan, rows, net } = machine
  const from = placeOf(machine, step.from[0] ?? 0)
  const to = placeOf(machine, step.to)
  const shape = machine.shapeOf(step)
  const [many, one] = [rows, 1].map((count) => call(convolutionName(shape, count)))
  const value = (place: number) => plan.values + place * FLOAT
  const numbers = [value(step.at), value(step.bias), value(step.slope)] as const
  const blocks = storedChannels(net.tensors[step.to]?.[2] ?? 0) / 8
  const isPlain = step.kernel[0] === 1 && step.kernel[1] === 1 && step.stride === 1
  const width = isPlain ? to.width * to.height : to.width
  const runs = Array.from({ length: isPlain ? 1 : to.height }, (_, y) => y)
  return () => {
    for (const y of runs)
      for (let x = 0; x < width; x += AT_ONCE) {
        const pixels = Math.min(AT_ONCE, width - x)
        const whole = pixels - (pixels % rows)
        const source = from.at + y * step.stride * from.row + x * shape.ahead
        const target = to.at + y * to.row + x * to.step
        if (whole > 0) many?.(source, from.row, target, to.step, ...numbers, whole, blocks)
        if (pixels > whole)
          one?.(
            source + whole * shape.ahead,
            from.row,
            target + whole * to.step,
            to.step,
            ...numbers,
            pixels - whole,
            blocks,
          )
      }
  }
}

/** Copies each row, or each pixel where channels are added, into zeros. */
function pad({ from: [source = 0], to: made, top, left }: StepOf<'pad'>, machine: Machine): Run {
  const { floats } = machine
  const from = placeOf(machine, source)
  const to = placeOf(machine, made)
  const run = from.step === to.step ? from.width : 1
  const length = (run * from.step) / FLOAT
  return () => {
    floats.fill(0, to.at / FLOAT, (to.at + to.height * to.row) / FLOAT)
    for (let y = 0; y < from.height; y++)
      for (let x = 0; x < from.width; x += run) {
        const begin = (from.at + y * from.row + x * from.step) / FLOAT
        const target = (to.at + (y + top) * to.row + (x + left) * to.step) / FLOAT
        floats.copyWithin(target, begin, begin + length)
      }
  }
}

/** Down and then across; rows and columns beyond the edge are those at the edge. */
function double({ from: [source = 0], to: made }: StepOf<'double'>, machine: Machine): Run {
  const { call, floats, plan } = machine
  const from = placeOf(machine, source)
  const to = placeOf(machine, made)
  const mix = call('mix')
  const first = plan.rows + from.step
  const copy = (target: number, begin: number) =>
    floats.copyWithin(target / FLOAT, begin / FLOAT, (begin + from.step) / FLOAT)
  return () => {
    for (let y = 0; y < to.height; y++) {
      const near = y >> 1
      const far = Math.min(from.height - 1, Math.max(0, near + (y % 2 === 0 ? -1 : 1)))
      mix(from.at + near * from.row, from.at + far * from.row, first, from.step, from.step, from.width)
      copy(plan.rows, first)
      copy(first + from.row, first + from.row - from.step)
      const target = to.at + y * to.row
      mix(first, plan.rows, target, to.step, 2 * to.step, from.width)
      mix(first, first + from.step, target + to.step, to.step, 2 * to.step, from.width)
    }
  }
}

function spread({ from: [source = 0], to: made, block }: StepOf<'spread'>, machine: Machine): Run {
  const { floats } = machine
  const from = placeOf(machine, source)
  const to = placeOf(machine, made)
  return () => {
    for (let y = 0; y < to.height; y++)
      for (let x = 0; x < to.width; x++) {
        const pixel = Math.floor(y / block) * from.width + Math.floor(x / block)
        const begin =
          from.at / FLOAT + pixel * from.stored + ((y % block) * block + (x % block)) * to.channels
        const target = to.at / FLOAT + (y * to.width + x) * to.stored
        for (let c = 0; c < to.channels; c++) floats[target + c] = floats[begin + c]!
      }
  }
}
