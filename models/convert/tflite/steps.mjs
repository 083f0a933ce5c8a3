// Turns a TFLite graph into the steps that workers/people/net runs: activations are part of the
// layer before them, borders are padding steps, channels are stored in eights.
import { only, packConvolution, packDepthwise, packTransposed, padded, stored } from './pack-weights.mjs'
import { SLOPE, StepList } from './step-list.mjs'

/** TFLite's number of the padding that keeps a picture's size. */
const SAME = 0

/**
 * @param {ReturnType<typeof import('./graph.mjs').readGraph>} graph
 * @returns {{ tensors: number[][], input: number, outputs: number[], steps: object[], values: Uint16Array }}
 *   `tensors` are [height, width, channels]; a step's `at` counts in `values`, which are half floats
 */
export function stepsOf(graph) {
  const maker = new Maker(graph)
  for (const operator of graph.operators) maker.take(operator)
  return maker.done()
}

class Maker extends StepList {
  take({ name, inputs, outputs, options }) {
    const [from, weights, biases] = inputs
    const [to] = outputs
    const rules = {
      conv: () =>
        this.conv(from, to, this.constant(weights), this.graph.tensors[weights].shape, biases, options),
      depthwise: () => this.depthwise(from, to, weights, biases, options),
      transposed: () => this.transposed(from, to, weights, biases, options),
      add: () => this.add(inputs, to, options),
      pad: () => this.pad(from, to, this.constant(weights)),
      'max-pool': () => this.pool(from, to, options),
      resize: () => this.double(from, to, options),
      relu: () => this.activate(from, to, Array(this.shape(from)[2]).fill(SLOPE.relu)),
      prelu: () => this.activate(from, to, this.constant(weights)),
      'hard-swish': () => this.step(to, { op: 'hard-swish', from: [this.place(from)] }),
      logistic: () => this.step(to, { op: 'logistic', from: [this.place(from)] }),
      mean: () => this.mean(from, to, this.constant(weights)),
      mul: () => this.scale(inputs, to, options),
      'depth-to-space': () => this.step(to, { op: 'spread', from: [this.place(from)], block: options.block }),
      reshape: () => this.places.set(to, this.place(from)),
    }
    rules[name]()
  }

  conv(from, to, weights, [outputs, height, width, inputs], biases, options) {
    const kernel = [height, width]
    const source = this.bordered(from, to, kernel, options)
    const at = this.push(packConvolution(weights, [outputs, height, width, inputs]))
    const bias = this.push(padded(this.constant(biases), stored(outputs)))
    const { strideX, activation } = options
    this.step(to, { op: 'conv', from: [source], kernel, stride: strideX, at, bias }, activation, true)
  }

  depthwise(from, to, weights, biases, options) {
    only(options.multiplier === 1, `depthwise multiplier ${options.multiplier}`)
    const [, height, width, channels] = this.graph.tensors[weights].shape
    const kernel = [height, width]
    const source = this.bordered(from, to, kernel, options)
    const at = this.push(packDepthwise(this.constant(weights), [height, width, channels]))
    const bias = this.push(padded(this.constant(biases), stored(channels)))
    const { strideX, activation } = options
    this.step(to, { op: 'depthwise', from: [source], kernel, stride: strideX, at, bias }, activation, true)
  }

  /** A tensor with the border that the next step's window reaches into; TFLite's rule for SAME. */
  bordered(from, to, [height, width], { padding, strideX, strideY }) {
    only(strideX === strideY, 'strides that differ')
    const [rows, columns, channels] = this.shape(from)
    const [outRows, outColumns] = this.shape(to)
    const reach = (outputs, kernel, size) => Math.max((outputs - 1) * strideX + kernel - size, 0)
    const [down, across] = [reach(outRows, height, rows), reach(outColumns, width, columns)]
    only(padding === SAME || (down === 0 && across === 0), `padding ${padding}`)
    if (down === 0 && across === 0) return this.place(from)
    const wider = this.tensor([rows + down, columns + across, channels])
    this.steps.push({ op: 'pad', from: [this.place(from)], to: wider, top: down >> 1, left: across >> 1 })
    return wider
  }

  pad(from, to, amounts) {
    const [batchBefore, batchAfter, top, , left, , before] = amounts
    only(batchBefore === 0 && batchAfter === 0 && before === 0, 'padding before the channels')
    this.step(to, { op: 'pad', from: [this.place(from)], top, left })
  }

  pool(from, to, { strideX, strideY, width, height, activation }) {
    const [rows, columns] = this.shape(from)
    only(
      [strideX, strideY, width, height].every((size) => size === 2),
      'pool but of 2 × 2',
    )
    only(rows % 2 === 0 && columns % 2 === 0, 'pool over the edge')
    this.step(to, { op: 'pool', from: [this.place(from)] }, activation)
  }

  double(from, to, { alignCorners, halfPixels }) {
    const [rows, columns] = this.shape(from)
    const [outRows, outColumns] = this.shape(to)
    only(!alignCorners && halfPixels, 'resize between corners')
    only(outRows === 2 * rows && outColumns === 2 * columns, 'resize but to twice the size')
    this.step(to, { op: 'double', from: [this.place(from)] })
  }

  add(inputs, to, { activation }) {
    const [one, other] = inputs.map((input) => this.shape(input).join())
    only(one === other, 'sum of two shapes')
    this.step(to, { op: 'add', from: inputs.map((input) => this.place(input)) }, activation, true)
  }

  mean(from, to, axes) {
    only([...axes].join() === '1,2', `mean over ${[...axes]}`)
    this.step(to, { op: 'mean', from: [this.place(from)] })
  }

  scale(inputs, to, { activation }) {
    const [rows, columns] = this.shape(inputs[1])
    only(rows === 1 && columns === 1, 'product of two pictures')
    this.step(to, { op: 'scale', from: inputs.map((input) => this.place(input)) }, activation)
  }

  /**
   * A transposed 2 × 2 convolution at stride 2 overlaps nowhere: it is a convolution to the four
   * places of each block, which are then spread.
   */
  transposed(from, to, weights, biases, { strideX, strideY }) {
    const [outputs, height, width, inputs] = this.graph.tensors[weights].shape
    const sizes = [strideX, strideY, height, width]
    only(
      outputs === 1 && sizes.every((size) => size === 2),
      'transposed convolution but of 2 × 2 to one channel',
    )
    const [rows, columns] = this.shape(from)
    const four = this.tensor([rows, columns, 4])
    const [bias] = this.constant(biases)
    const at = this.push(packTransposed(this.constant(weights), inputs))
    const biasAt = this.push(padded(Array(4).fill(bias), 8))
    const slope = this.push(Array(8).fill(SLOPE.none))
    const step = {
      op: 'conv',
      from: [this.place(from)],
      to: four,
      kernel: [1, 1],
      stride: 1,
      at,
      bias: biasAt,
    }
    this.steps.push({ ...step, slope })
    this.step(to, { op: 'spread', from: [four], block: 2 })
  }
}
