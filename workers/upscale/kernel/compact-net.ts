import { CHANNELS, COLOURS, INNER_LAYERS, LAST_CHANNELS, NET_SCALE } from './layout.ts'
import { type Graph, type Node, readGraph } from './onnx-graph.ts'

/** A 3 × 3 convolution and its activation. */
export interface Layer {
  readonly inputs: number
  readonly outputs: number
  /** [outputs][inputs][3][3]. */
  readonly weights: Float32Array
  readonly biases: Float32Array
  /** PReLU slopes for negative values; the last layer has none. */
  readonly slopes: Float32Array | undefined
}

/** The first layer, then the inner ones. */
export type CompactNet = readonly Layer[]

/**
 * Reads the weights of Real-ESRGAN's compact net (SRVGGNetCompact, 64 channels, 32 inner layers,
 * ×4) from the ONNX file that ONNX Runtime also uses, and checks every operation, setting and
 * shape.
 * @throws RangeError with the first difference.
 */
export function readCompactNet(model: Uint8Array): CompactNet {
  const graph = readGraph(model)
  const nodes = graph.nodes[Symbol.iterator]()
  const next = (operator: string, attributes: string, inputs: readonly (string | undefined)[]): Node => {
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
  let blob = 'data'
  const layers = Array.from({ length: INNER_LAYERS + 1 }, (_, i): Layer => {
    const inputs = i === 0 ? COLOURS : CHANNELS
    const outputs = i === INNER_LAYERS ? LAST_CHANNELS : CHANNELS
    const cast = next('Cast', 'to=1', [undefined])
    const conv = next('Conv', 'kernel_shape=3,3 pads=1,1,1,1', [blob, cast.outputs[0], undefined])
    const activation = i < INNER_LAYERS ? next('PRelu', '', [conv.outputs[0], undefined]) : undefined
    blob = (activation ?? conv).outputs[0] ?? ''
    return {
      inputs,
      outputs,
      weights: numbers(graph, cast.inputs[0], `half[${outputs},${inputs},3,3]`),
      biases: numbers(graph, conv.inputs[2], `float[${outputs}]`),
      slopes: activation && numbers(graph, activation.inputs[1], `float[${outputs},1,1]`),
    }
  })
  const shuffled = next('DepthToSpace', `blocksize=${NET_SCALE} mode=CRD`, [blob])
  const resizing = 'coordinate_transformation_mode=asymmetric mode=nearest nearest_mode=floor'
  const nearest = next('Resize', resizing, ['data', '', undefined])
  if (numbers(graph, nearest.inputs[2], 'float[4]').join() !== `1,1,${NET_SCALE},${NET_SCALE}`)
    throw new RangeError('It enlarges by another factor.')
  const sum = next('Add', '', [shuffled.outputs[0], nearest.outputs[0]])
  if (sum.outputs[0] !== 'output' || !nodes.next().done)
    throw new RangeError('It goes on where it should end.')
  return layers
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
