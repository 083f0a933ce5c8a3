import { numberToHalf } from './halves.mjs'
import { only, padded, stored } from './pack-weights.mjs'

/** TFLite's number of the activation max(x, 0). */
const RELU = 1
/** Slopes below zero of the activations that need no numbers of their own. */
export const SLOPE = { none: 1, relu: 0 }

/** The steps of a net while they are made, with their tensors and values. */
export class StepList {
  constructor(graph) {
    this.graph = graph
    this.tensors = []
    this.steps = []
    this.values = []
    /** The step's tensor of each tensor of the graph. */
    this.places = new Map()
    /** The step that made each tensor, while an activation may still join it. */
    this.makers = new Map()
    this.uses = new Map()
    for (const { inputs } of graph.operators)
      for (const input of inputs) this.uses.set(input, (this.uses.get(input) ?? 0) + 1)
    this.input = this.declare(graph.inputs[0])
  }

  shape(tensor) {
    const [batch, ...shape] = this.graph.tensors[tensor].shape
    only(batch === 1 && shape.length === 3, `tensor of shape ${batch}, ${shape}`)
    return shape
  }

  tensor(shape) {
    return this.tensors.push(shape) - 1
  }

  declare(tensor) {
    const place = this.tensor(this.shape(tensor))
    this.places.set(tensor, place)
    return place
  }

  place(tensor) {
    const place = this.places.get(tensor)
    only(place !== undefined, 'tensor without a maker')
    return place
  }

  constant(tensor) {
    const { values } = this.graph.tensors[tensor]
    only(values, 'weights that are computed')
    return values
  }

  push(values) {
    const at = this.values.length
    for (const value of values) this.values.push(numberToHalf(value))
    return at
  }

  /** Adds a step that makes `tensor`. `own`: its slopes, which an activation after it may replace. */
  step(tensor, step, activation = 0, own = false) {
    const to = this.declare(tensor)
    const made = { ...step, to }
    this.steps.push(made)
    only(activation === 0 || (own && activation === RELU), `activation ${activation} in ${step.op}`)
    if (own) {
      made.slope = this.slope(tensor, activation === RELU ? SLOPE.relu : SLOPE.none)
      if (activation === 0) this.makers.set(tensor, made)
    }
  }

  slope(tensor, value) {
    const [, , channels] = this.shape(tensor)
    return this.push(padded(Array(channels).fill(value), stored(channels)))
  }

  /** Lets an activation join the step before it. */
  activate(input, output, slopes) {
    const made = this.makers.get(input)
    only(made && this.uses.get(input) === 1, 'activation that stands alone')
    const [, , channels] = this.shape(input)
    made.slope = this.push(padded(slopes, stored(channels)))
    this.places.set(output, made.to)
  }

  done() {
    const outputs = this.graph.outputs.map((output) => this.place(output))
    const values = Uint16Array.from(this.values)
    return { tensors: this.tensors, input: this.input, outputs, steps: this.steps, values }
  }
}
