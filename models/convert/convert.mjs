import { LAYERS } from './layers.mjs'
import { parseParam } from './ncnn-param.mjs'
import { openWeights } from './ncnn-weights.mjs'
import { modelFile } from './onnx.mjs'

/** Blob names of the input and output picture in ncnn's files. */
const INPUT = 'data'
const OUTPUT = 'output'
const RGB = 3

/**
 * Converts a net from ncnn's file pair to ONNX: RGB planes of 0…1 in, the same out, enlarged.
 * Throws at any unknown layer, setting or byte.
 * @param {{ name: string, licence: string, param: string, weights: Uint8Array, scale: number }} net
 * `scale` is the required enlargement; `licence` is written into the file
 * @returns {Uint8Array}
 */
export function convert({ name, licence, param, weights, scale }) {
  const [input, ...layers] = parseParam(param)
  if (input?.type !== 'Input' || input.outputs.join() !== INPUT) {
    throw new Error(`The net must begin with its input, named "${INPUT}".`)
  }
  const reader = openWeights(weights)
  /** The facts of each blob. `name` differs from the key for an alias. */
  const blobs = new Map([[INPUT, { name: INPUT, channels: RGB, scale: 1 }]])
  const known = (/** @type {string} */ blob) => {
    const found = blobs.get(blob)
    if (!found) throw new Error(`"${blob}" is read before it is written.`)
    return found
  }
  const nodes = []
  const tensors = []
  for (const layer of layers) {
    const convertLayer = LAYERS[layer.type]
    if (!convertLayer) throw new Error(`${layer.name}: layers of type ${layer.type} are unknown.`)
    const sources = layer.inputs.map(known)
    const [first] = sources
    if (!first || sources.some((source) => source.scale !== first.scale)) {
      throw new Error(`${layer.name}: its inputs differ in size.`)
    }
    const resolved = { ...layer, inputs: sources.map((source) => source.name) }
    const channelsOf = (/** @type {string} */ blob) => known(blob).channels
    const made = convertLayer(resolved, reader, channelsOf)
    nodes.push(...(made.nodes ?? []))
    tensors.push(...(made.tensors ?? []))
    for (const output of layer.outputs) {
      blobs.set(output, {
        name: made.alias ? first.name : output,
        channels: made.channels,
        scale: first.scale * (made.scale ?? 1),
      })
    }
  }
  reader.end()
  const end = known(OUTPUT)
  if (end.channels !== RGB || end.scale !== scale) {
    throw new Error(
      `The net makes ${end.channels} planes at ×${end.scale}; ${RGB} at ×${scale} were expected.`,
    )
  }
  return modelFile({ name, licence, scale, input: INPUT, output: OUTPUT, nodes, tensors })
}
