import type { CompactNet } from './compact-net.ts'
import { BLOCK, CHANNELS, FLOAT, type KernelShape, type MemoryPlan } from './layout.ts'
import type { Layer } from './read-nodes.ts'
import { TAPS, winograd } from './winograd.ts'

/** Writes a net's weights into the kernel's memory, in the layout of `layout.ts`. */
export function packWeights(
  net: CompactNet,
  plan: MemoryPlan,
  shape: KernelShape,
  memory: Float32Array,
): void {
  const { inputs: points, filterMatrix } = winograd(shape.outputs)
  net.forEach((layer, i) => {
    const biases = (plan.biases + i * 2 * CHANNELS * FLOAT) / FLOAT
    memory.set(layer.biases, biases)
    // A slope of 1 is the identity.
    memory.fill(1, biases + CHANNELS, biases + 2 * CHANNELS)
    if (layer.slopes) memory.set(layer.slopes, biases + CHANNELS)
    if (i === 0) packTaps(layer, memory, plan.firstWeights / FLOAT)
    else packTransformed(layer, filterMatrix, points, memory, (plan.weights[i - 1] ?? 0) / FLOAT)
  })
}

/** [block of 8 outputs][row of taps][tap][input][8]. */
function packTaps({ inputs, outputs, weights }: Layer, memory: Float32Array, start: number): void {
  for (let i = 0; i < weights.length; i++) {
    const [filter, tap] = [Math.floor(i / 9), i % 9]
    const [output, input] = [Math.floor(filter / inputs), filter % inputs]
    const block = Math.floor(output / BLOCK)
    memory[start + ((block * 9 + tap) * inputs + input) * BLOCK + (output % BLOCK)] = weights[i] as number
  }
  if (weights.length !== outputs * inputs * TAPS * TAPS) throw new RangeError('The weights do not fit.')
}

/** G g Gᵀ of each filter in doubles: [point][block of 8 outputs][input][8]. */
function packTransformed(
  { inputs, outputs, weights }: Layer,
  matrix: readonly (readonly number[])[],
  points: number,
  memory: Float32Array,
  start: number,
): void {
  const g = Float64Array.from(matrix.flat())
  const half = new Float64Array(points * TAPS)
  const step = inputs * outputs
  for (let output = 0; output < outputs; output++) {
    const block = start + (output - (output % BLOCK)) * inputs + (output % BLOCK)
    for (let input = 0; input < inputs; input++) {
      const filter = (output * inputs + input) * TAPS * TAPS
      for (let row = 0; row < points; row++) {
        const [a, b, c] = threeOf(g, row * TAPS)
        for (let x = 0; x < TAPS; x++) {
          const [up, middle, down] = [weights[filter + x], weights[filter + 3 + x], weights[filter + 6 + x]]
          half[row * TAPS + x] = a * (up as number) + b * (middle as number) + c * (down as number)
        }
      }
      const to = block + input * BLOCK
      for (let row = 0; row < points; row++) {
        const [left, middle, right] = threeOf(half, row * TAPS)
        for (let column = 0; column < points; column++) {
          const [a, b, c] = threeOf(g, column * TAPS)
          memory[to + (row * points + column) * step] = a * left + b * middle + c * right
        }
      }
    }
  }
}

const threeOf = (values: Float64Array, at: number): readonly [number, number, number] => [
  values[at] as number,
  values[at + 1] as number,
  values[at + 2] as number,
]
