import { readGraph } from '../kernel/onnx-graph.ts'
import { type Layer, type NodeReader, readNodes } from '../kernel/read-nodes.ts'

/** Channels between the net's blocks, and those that each inner layer of a block adds. */
export const TRUNK = 64
export const GROWTH = 32
/** Blocks, each of three dense ones, each of five layers. */
const BLOCKS = 23
export const DENSE = 3
export const LAYERS = 5
/** Layers before and after the blocks. */
export const OUTER_LAYERS = 6
/** The factor of every residual, and the slope for negative values: 1/5 in single precision. */
export const FIFTH = Math.fround(0.2)

/**
 * In order: the first layer, the 345 of the blocks, the one after them, two that follow an
 * enlargement by 2, and the last two.
 */
export type DenseNet = readonly Layer[]

const NEAREST = 'coordinate_transformation_mode=asymmetric mode=nearest nearest_mode=floor'

/**
 * Reads the weights of Real-ESRGAN's large net (RRDBNet, 64 channels, 23 blocks, ×4; X. Wang et
 * al., "ESRGAN", 2018, section 3.1) from the ONNX file that ONNX Runtime also uses, and checks
 * every operation, setting and shape.
 * @throws RangeError with the first difference.
 */
export function readDenseNet(model: Uint8Array): DenseNet {
  const nodes = readNodes(readGraph(model))
  const layers: Layer[] = []
  const convolve = (blob: string, inputs: number, outputs: number, isLeaky: boolean) => {
    const { blob: made, ...layer } = nodes.convolution(blob, inputs, outputs)
    layers.push({ ...layer, slopes: isLeaky ? new Float32Array(outputs).fill(FIFTH) : undefined })
    return isLeaky ? outputOf(nodes.next('LeakyRelu', `alpha=${FIFTH}`, [made])) : made
  }
  const first = convolve('data', 3, TRUNK, false)
  let trunk = first
  for (let block = 0; block < BLOCKS; block++) {
    const before = trunk
    for (let dense = 0; dense < DENSE; dense++) {
      const parts = [trunk]
      let all = trunk
      for (let layer = 0; layer < LAYERS - 1; layer++) {
        parts.push(convolve(all, TRUNK + layer * GROWTH, GROWTH, true))
        all = outputOf(nodes.next('Concat', 'axis=1', parts))
      }
      trunk = fifthAdded(nodes, convolve(all, TRUNK + (LAYERS - 1) * GROWTH, TRUNK, false), trunk)
    }
    trunk = fifthAdded(nodes, trunk, before)
  }
  trunk = outputOf(nodes.next('Add', '', [first, convolve(trunk, TRUNK, TRUNK, false)]))
  for (let doubling = 0; doubling < 2; doubling++) {
    const larger = nodes.next('Resize', NEAREST, [trunk, '', undefined])
    if (nodes.numbers(larger.inputs[2], 'float[4]').join() !== '1,1,2,2')
      throw new RangeError('It enlarges by another factor.')
    trunk = convolve(outputOf(larger), TRUNK, TRUNK, true)
  }
  trunk = convolve(trunk, TRUNK, TRUNK, true)
  nodes.end(convolve(trunk, TRUNK, 3, false))
  return layers
}

const outputOf = ({ outputs }: { readonly outputs: readonly string[] }) => outputs[0] ?? ''

/** Reads a residual: a fifth of `part`, and `whole`. */
function fifthAdded(nodes: NodeReader, part: string, whole: string): string {
  const scaled = nodes.next('Mul', '', [part, undefined])
  if (nodes.numbers(scaled.inputs[1], 'float[]')[0] !== FIFTH)
    throw new RangeError('A residual has another factor.')
  return outputOf(nodes.next('Add', '', [outputOf(scaled), whole]))
}
