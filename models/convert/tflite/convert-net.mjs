import { readGraph } from './graph.mjs'
import { stepsOf } from './steps.mjs'

/**
 * Converts a .tflite file to a net file: the length of the head as a 32-bit number, the head as
 * JSON (name, licence, tensors, steps), then all weights as half floats, little-endian.
 * @param {Uint8Array} bytes of the .tflite file
 * @param {{ name: string, licence: string }} about
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws Error for an operator, an option or a value that the steps do not know
 */
export function convertNet(bytes, { name, licence }) {
  const { values, ...net } = stepsOf(readGraph(bytes))
  const json = JSON.stringify({ name, licence, ...net, values: values.length })
  // Spaces until the weights begin on an even address.
  const head = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 4) * 4))
  const file = new Uint8Array(4 + head.length + values.length * 2)
  const view = new DataView(file.buffer)
  view.setUint32(0, head.length, true)
  file.set(head, 4)
  values.forEach((half, i) => {
    view.setUint16(4 + head.length + i * 2, half, true)
  })
  return file
}
