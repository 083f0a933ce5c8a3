import { CHANNELS, COLOURS, INNER_LAYERS, LAST_CHANNELS, NET_SCALE } from './layout.ts'
import { readGraph } from './onnx-graph.ts'
import { type Layer, readNodes } from './read-nodes.ts'

/** The first layer, then the inner ones. */
export type CompactNet = readonly Layer[]

/**
 * Reads the weights of Real-ESRGAN's compact net (SRVGGNetCompact, 64 channels, 32 inner layers,
 * ×4) from the ONNX file that ONNX Runtime also uses, and checks every operation, setting and
 * shape.
 * @throws RangeError with the first difference.
 */
export function readCompactNet(model: Uint8Array): CompactNet {
  const nodes = readNodes(readGraph(model))
  let blob = 'data'
  const layers = Array.from({ length: INNER_LAYERS + 1 }, (_, i): Layer => {
    const inputs = i === 0 ? COLOURS : CHANNELS
    const outputs = i === INNER_LAYERS ? LAST_CHANNELS : CHANNELS
    const { blob: convolved, ...layer } = nodes.convolution(blob, inputs, outputs)
    blob = convolved
    if (i === INNER_LAYERS) return layer
    const activation = nodes.next('PRelu', '', [convolved, undefined])
    blob = activation.outputs[0] ?? ''
    return { ...layer, slopes: nodes.numbers(activation.inputs[1], `float[${outputs},1,1]`) }
  })
  const shuffled = nodes.next('DepthToSpace', `blocksize=${NET_SCALE} mode=CRD`, [blob])
  const resizing = 'coordinate_transformation_mode=asymmetric mode=nearest nearest_mode=floor'
  const nearest = nodes.next('Resize', resizing, ['data', '', undefined])
  if (nodes.numbers(nearest.inputs[2], 'float[4]').join() !== `1,1,${NET_SCALE},${NET_SCALE}`)
    throw new RangeError('It enlarges by another factor.')
  const sum = nodes.next('Add', '', [shuffled.outputs[0], nearest.outputs[0]])
  nodes.end(sum.outputs[0])
  return layers
}
