import type { Graph, Node } from './onnx-graph.ts'

/** A 3 × 3 convolution and its activation. */
export interface Layer {
  readonly inputs: number
  readonly outputs: number
  /** [outputs][inputs][3][3]. */
  readonly weights: Float32Array
  readonly biases: Float32Array
  /** Slopes for negative values, one a channel; none where there is no activation. */
  readonly slopes: Float32Array | undefined
}

/** Reads a graph's operations one after another, each of which must be the expected one. */
export interface NodeReader {
  /**
   * The next operation's output. `undefined` among `inputs` stands for any.
   * @throws RangeError where operator, attributes or inputs differ; the other calls too.
   */
  next(operator: string, attributes: string, inputs: readonly (string | undefined)[]): Node
  /** A convolution of `blob` with half-float weights; `outputs` is its number of channels. */
  convolution(blob: string, inputs: number, outputs: number): Layer & { readonly blob: string }
  /** A tensor's values by its name; `kind` is its type and shape, `half[64,3,3,3]`. */
  numbers(name: string | undefined, kind: string): Float32Array
  /** Expects `blob` to be the net's output, and nothing after it. */
  end(blob: string | undefined): void
}

export function readNodes(graph: Graph): NodeReader {
  const nodes = graph.nodes[Symbol.iterator]()
  const next: NodeReader['next'] = (operator, attributes, inputs) => {
    const { value: node } = nodes.next()
    if (!node) throw new RangeError(`${operator} is missing.`)
    const { operator: found, attributes: set, inputs: read, outputs } = node
    const isRight = found === operator && set === attributes && outputs.length === 1
    if (
      isRight &&
      read.length === inputs.length &&
      inputs.every((name, i) => name === undefined || name === read[i])
    )
      return node
    throw new RangeError(`${operator} (${attributes}) was expected, not ${found} (${set}) of ${read.join()}.`)
  }
  const read = (name: string | undefined, kind: string) => numbers(graph, name, kind)
  return {
    next,
    numbers: read,
    convolution(blob, inputs, outputs) {
      const cast = next('Cast', 'to=1', [undefined])
      const conv = next('Conv', 'kernel_shape=3,3 pads=1,1,1,1', [blob, cast.outputs[0], undefined])
      return {
        inputs,
        outputs,
        weights: read(cast.inputs[0], `half[${outputs},${inputs},3,3]`),
        biases: read(conv.inputs[2], `float[${outputs}]`),
        slopes: undefined,
        blob: conv.outputs[0] ?? '',
      }
    },
    end(blob) {
      if (blob !== 'output' || !nodes.next().done) throw new RangeError('It goes on where it should end.')
    },
  }
}

function numbers({ tensors }: Graph, name: string | undefined, kind: string): Float32Array {
  const tensor = tensors.get(name ?? '')
  if (tensor?.kind !== kind) throw new RangeError(`"${name}" is ${tensor?.kind ?? 'missing'}, not ${kind}.`)
  const { bytes } = tensor
  const size = kind.startsWith('half') ? 2 : 4
  const count = (kind.match(/\d+/g) ?? []).reduce((product, dim) => product * Number(dim), 1)
  if (bytes.length !== count * size) throw new RangeError(`"${name}" has ${bytes.length} bytes.`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = new Float32Array(count)
  for (let i = 0; i < count; i++)
    values[i] = size === 2 ? halfFloat(view.getUint16(i * 2, true)) : view.getFloat32(i * 4, true)
  return values
}

/**
 * The value of a half float's last place by sign and exponent: computing powers for a million
 * weights takes a tenth of a second.
 */
const PLACES = Float64Array.from({ length: 0x40 }, (_, i) => {
  const exponent = i & 0x1f
  return (i > 0x1f ? -1 : 1) * 2 ** (Math.max(exponent, 1) - 25)
})

/** IEEE 754 binary16, without infinities. */
function halfFloat(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 0x1f, bits & 0x3ff]
  if (exponent === 0x1f) throw new RangeError('A weight is no number.')
  return (PLACES[bits >> 10] as number) * (exponent === 0 ? fraction : fraction + 0x400)
}
