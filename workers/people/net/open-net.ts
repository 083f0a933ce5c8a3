import { wasmModule } from '../../upscale/kernel/emit.ts'
import { blockRows } from '../../upscale/kernel/register-block.ts'
import { type ConvolutionShape, convolution, convolutionName } from './convolution.ts'
import { depthwise } from './depthwise.ts'
import { elementwise } from './elementwise.ts'
import { type NetFile, type NetPlan, type Step, storedChannels } from './net-file.ts'
import { FLOAT, planTensors } from './plan-tensors.ts'
import { type Machine, runnerOf } from './run-step.ts'

/** A net in its own memory. */
export interface Net {
  /** [height][width][4], to be filled before each run; the fourth is not read. */
  readonly input: Float32Array
  /** Computes the outputs, [height][width][channels] each. */
  run(): readonly Float32Array[]
}

/**
 * Writes a net's WebAssembly, some tens of kilobytes, and loads it with the weights, which are
 * copied: the file need not be kept.
 * @param relaxed whether this machine has relaxed SIMD
 * @throws RangeError where there is not enough memory
 */
export async function openNet({ values, ...net }: NetFile, relaxed: boolean): Promise<Net> {
  const plan = planTensors(net, values.length)
  const memory = new WebAssembly.Memory({ initial: plan.pages })
  const floats = new Float32Array(memory.buffer)
  floats.set(values, plan.values / FLOAT)
  const module = await WebAssembly.compile(moduleOf(net, plan.pages, relaxed))
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } })
  const machine: Machine = {
    net,
    plan,
    floats,
    rows: blockRows(relaxed),
    shapeOf: (step) => shapeOf(net, step),
    call(name) {
      const made = exports[name]
      if (typeof made !== 'function') throw new TypeError(`The net has no ${name}.`)
      return made as (...numbers: readonly number[]) => void
    },
  }
  const runs = net.steps.map((step) => runnerOf(step, machine))
  const input = tensorAt(machine, net.input)
  return {
    input,
    run() {
      for (const run of runs) run()
      return net.outputs.map((output) => packed(tensorAt(machine, output), net.tensors[output]?.[2] ?? 0))
    },
  }
}

/** A tensor as it lies in memory. */
function tensorAt({ net, plan, floats }: Machine, tensor: number): Float32Array {
  const [height, width, channels] = net.tensors[tensor] ?? [0, 0, 0]
  const from = (plan.at[tensor] ?? 0) / FLOAT
  return floats.subarray(from, from + height * width * storedChannels(channels))
}

/** Without the channels that only fill up. */
function packed(tensor: Float32Array, channels: number): Float32Array {
  const stored = storedChannels(channels)
  const out = new Float32Array((tensor.length / stored) * channels)
  for (let from = 0, to = 0; from < tensor.length; from += stored, to += channels)
    for (let c = 0; c < channels; c++) out[to + c] = tensor[from + c]!
  return out
}

function shapeOf(
  { tensors }: NetPlan,
  { from, kernel, stride }: Extract<Step, { op: 'conv' }>,
): ConvolutionShape {
  const channels = storedChannels(tensors[from[0]!]![2])
  return { taps: kernel[0], depth: kernel[1] * channels, ahead: stride * channels * FLOAT }
}

/** The functions that the net's steps call. */
function moduleOf(net: NetPlan, pages: number, relaxed: boolean): Uint8Array<ArrayBuffer> {
  const shapes = new Map<string, ConvolutionShape>()
  for (const step of net.steps) {
    if (step.op !== 'conv') continue
    const shape = shapeOf(net, step)
    shapes.set(convolutionName(shape, 1), shape)
  }
  const rows = blockRows(relaxed)
  return wasmModule(
    [
      ...[...shapes.values()].flatMap((shape) =>
        [rows, 1].map((count) => convolution(shape, count, relaxed)),
      ),
      depthwise(3, relaxed),
      depthwise(5, relaxed),
      ...elementwise(relaxed),
    ],
    pages,
  )
}
