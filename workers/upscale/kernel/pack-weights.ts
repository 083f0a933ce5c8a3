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

/**
 * G g Gᵀ of each filter in doubles: [point][block of 8 outputs][input][8]. Points lie 16 KB apart,
 * in the same few lines of the cache: what lies side by side is written together.
 */
function packTransformed(
  { inputs, outputs, weights }: Layer,
  matrix: readonly (readonly number[])[],
  points: number,
  memory: Float32Array,
  start: number,
): void {
  const g = Float64Array.from(matrix.flat())
  const half = new Float64Array(points * TAPS)
  const side = new Float64Array(points * points * BLOCK)
  const step = inputs * outputs
  for (let block = 0; block < outputs; block += BLOCK) {
    for (let input = 0; input < inputs; input++) {
      for (let i = 0; i < BLOCK; i++) {
        const filter = ((block + i) * inputs + input) * TAPS * TAPS
        for (let x = 0; x < TAPS; x++) filterColumn(g, weights, filter + x, TAPS, half, x, TAPS)
        for (let row = 0; row < points; row++)
          filterColumn(g, half, row * TAPS, 1, side, row * points * BLOCK + i, BLOCK)
      }
      const to = start + (block * inputs + input * BLOCK)
      for (let point = 0; point < points * points; point++)
        for (let i = 0; i < BLOCK; i++) memory[to + point * step + i] = side[point * BLOCK + i] as number
    }
  }
}

/**
 * G times a column of three, whose places are `step` apart. The rows of points p and −p differ in
 * the sign of the middle place only, so each pair is an even part and an odd one.
 */
function filterColumn(
  g: Float64Array,
  column: Float32Array | Float64Array,
  at: number,
  step: number,
  to: Float64Array,
  toAt: number,
  toStep: number,
): void {
  const first = column[at] as number
  const middle = column[at + step] as number
  const last = column[at + 2 * step] as number
  to[toAt] = (g[0] as number) * first
  let place = toAt + toStep
  for (let row = TAPS; row < g.length - TAPS; row += 2 * TAPS) {
    const even = (g[row] as number) * first + (g[row + 2] as number) * last
    const odd = (g[row + 1] as number) * middle
    to[place] = even + odd
    to[place + toStep] = even - odd
    place += 2 * toStep
  }
  to[place] = last
}
