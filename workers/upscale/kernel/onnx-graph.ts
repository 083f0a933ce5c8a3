import { type Field, fieldsOf, integers, messages, texts } from './protobuf.ts'

/** Field numbers of onnx.proto. */
const MODEL = { graph: 7 }
const GRAPH = { nodes: 1, tensors: 5 }
const NODE = { inputs: 1, outputs: 2, operator: 4, attributes: 5 }
const ATTRIBUTE = { name: 1, float: 2, integer: 3, string: 4, integers: 8 }
const TENSOR = { dims: 1, type: 2, name: 8, raw: 9 }

/** One operation. */
export interface Node {
  readonly operator: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Each as text, `pads=1,1,1,1`, sorted. */
  readonly attributes: string
}

export interface Tensor {
  /** Type and shape as text, `half[64,3,3,3]`. */
  readonly kind: string
  /** Little endian. */
  readonly bytes: Uint8Array
}

export interface Graph {
  readonly nodes: readonly Node[]
  readonly tensors: ReadonlyMap<string, Tensor>
}

const TYPES: Readonly<Record<number, string>> = { 1: 'float', 10: 'half' }

/** @throws RangeError for anything but protobuf. */
export function readGraph(model: Uint8Array): Graph {
  const graph = fieldsOf(messages(fieldsOf(model), MODEL.graph)[0] ?? new Uint8Array())
  return {
    nodes: messages(graph, GRAPH.nodes).map(readNode),
    tensors: new Map(messages(graph, GRAPH.tensors).map(readTensor)),
  }
}

function readNode(bytes: Uint8Array): Node {
  const fields = fieldsOf(bytes)
  return {
    operator: texts(fields, NODE.operator).join(),
    inputs: texts(fields, NODE.inputs),
    outputs: texts(fields, NODE.outputs),
    attributes: messages(fields, NODE.attributes).map(attributeText).sort().join(' '),
  }
}

function attributeText(bytes: Uint8Array): string {
  const fields = fieldsOf(bytes)
  const values = [
    ...messages(fields, ATTRIBUTE.float).map((float) =>
      new DataView(float.slice().buffer).getFloat32(0, true),
    ),
    ...integers(fields, ATTRIBUTE.integer),
    ...texts(fields, ATTRIBUTE.string),
    ...integers(fields, ATTRIBUTE.integers),
  ]
  return `${texts(fields, ATTRIBUTE.name).join()}=${values.join()}`
}

function readTensor(bytes: Uint8Array): readonly [string, Tensor] {
  const fields: readonly Field[] = fieldsOf(bytes)
  const type = integers(fields, TENSOR.type)[0] ?? 0
  const kind = `${TYPES[type] ?? type}[${integers(fields, TENSOR.dims).join()}]`
  return [
    texts(fields, TENSOR.name).join(),
    { kind, bytes: messages(fields, TENSOR.raw)[0] ?? new Uint8Array() },
  ]
}
