// Reads a TFLite file (tensorflow/lite/schema, version 3) as a list of operators.
import { rootTable } from './flatbuffer.mjs'
import { halfToNumber } from './halves.mjs'
import { densify } from './sparse.mjs'

/** Of the schema's enum `BuiltinOperator`: those that the nets use. */
const NAMES = {
  0: 'add',
  3: 'conv',
  4: 'depthwise',
  5: 'depth-to-space',
  6: 'dequantize',
  14: 'logistic',
  17: 'max-pool',
  18: 'mul',
  19: 'relu',
  22: 'reshape',
  23: 'resize',
  32: 'custom',
  34: 'pad',
  40: 'mean',
  54: 'prelu',
  117: 'hard-swish',
  124: 'densify',
}
const TYPES = ['float', 'half', 'int']

/** Field numbers of the schema's tables of options, in the order in which they are declared. */
const OPTIONS = {
  conv: { padding: ['byte', 0], strideX: ['int', 1], strideY: ['int', 2], activation: ['byte', 3] },
  depthwise: {
    padding: ['byte', 0],
    strideX: ['int', 1],
    strideY: ['int', 2],
    multiplier: ['int', 3],
    activation: ['byte', 4],
  },
  'max-pool': {
    padding: ['byte', 0],
    strideX: ['int', 1],
    strideY: ['int', 2],
    width: ['int', 3],
    height: ['int', 4],
    activation: ['byte', 5],
  },
  add: { activation: ['byte', 0] },
  mul: { activation: ['byte', 0] },
  resize: { alignCorners: ['byte', 2], halfPixels: ['byte', 3] },
  'depth-to-space': { block: ['int', 0] },
  mean: { keepDimensions: ['byte', 0] },
}

/**
 * @param {Uint8Array} bytes of one .tflite file
 * @returns {{ inputs: number[], outputs: number[], tensors: { shape: number[], values?: ArrayLike<number> }[],
 *   operators: { name: string, inputs: number[], outputs: number[], options: Record<string, number> }[] }}
 *   `values` of the constants, widened and dense; the operators that only widen them are left out
 * @throws Error for an operator or a type that no net uses
 */
export function readGraph(bytes) {
  const model = rootTable(bytes, 'TFL3')
  const codes = model.tables(1).map((code) => ({
    builtin: Math.max(code.byte(0), code.int(3)),
    custom: code.text(1),
  }))
  const buffers = model.tables(4)
  const [graph, ...more] = model.tables(2)
  if (more.length > 0) throw new Error('A net has more than one graph.')
  const rows = graph.tables(0)
  const tensors = rows.map((row) => ({
    shape: row.ints(0),
    values: constantOf(buffers[row.int(2)].bytes(0), row),
  }))
  const operators = []
  for (const row of graph.tables(3)) {
    const { builtin, custom } = codes[row.int(0)]
    const name = NAMES[builtin]
    const [inputs, outputs] = [row.ints(1), row.ints(2)]
    if (name === 'dequantize' || name === 'densify') {
      tensors[outputs[0]].values = tensors[inputs[0]].values
    } else if (name === 'custom' && custom === 'Convolution2DTransposeBias') {
      operators.push({ name: 'transposed', inputs, outputs, options: customOptions(row.bytes(5)) })
    } else if (name === undefined || name === 'custom') {
      throw new Error(`No net uses the operator ${custom ?? builtin}.`)
    } else {
      operators.push({ name, inputs, outputs, options: optionsOf(name, row.table(4)) })
    }
  }
  return { inputs: graph.ints(1), outputs: graph.ints(2), tensors, operators }
}

function optionsOf(name, table) {
  const fields = Object.entries(OPTIONS[name] ?? {})
  return Object.fromEntries(fields.map(([key, [kind, field]]) => [key, table?.[kind](field) ?? 0]))
}

/** MediaPipe's own operator has TFLite's struct of a transposed convolution: three 32-bit numbers. */
function customOptions(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { padding: view.getInt32(0, true), strideX: view.getInt32(4, true), strideY: view.getInt32(8, true) }
}

function constantOf(bytes, row) {
  if (bytes === undefined || bytes.length === 0) return undefined
  const type = TYPES[row.byte(1)]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const read = {
    float: (i) => view.getFloat32(i * 4, true),
    half: (i) => halfToNumber(view.getUint16(i * 2, true)),
    int: (i) => view.getInt32(i * 4, true),
  }[type]
  if (!read) throw new Error(`No net uses tensors of type ${row.byte(1)}.`)
  const values = Array.from({ length: bytes.length / (type === 'half' ? 2 : 4) }, (_, i) => read(i))
  const sparsity = row.table(6)
  return sparsity ? densify(values, row.ints(0), sparsity) : values
}
