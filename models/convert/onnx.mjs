import { blob, float, integer, join, message, string } from './protobuf.mjs'

/** @typedef {import('./protobuf.mjs').Message} Message */

/** Field and type numbers of onnx.proto, IR version 8 with operator set 17. */
const IR_VERSION = 8
const OPERATOR_SET = 17

export const ELEMENT = { float: 1, int64: 7, half: 10 }

const ATTRIBUTE = { float: 1, int: 2, string: 3, ints: 7 }

/**
 * A named constant of the graph.
 * @returns {Message}
 */
export function tensor(
  /** @type {string} */ name,
  /** @type {number} */ elementType,
  /** @type {number[]} */ dims,
  /** @type {Uint8Array} */ littleEndian,
) {
  return [
    ...dims.flatMap((dim) => integer(1, dim)),
    ...integer(2, elementType),
    ...string(8, name),
    ...blob(9, littleEndian),
  ]
}

/**
 * An attribute: a float, an integer, a string or integers.
 * @typedef {{ float: number } | { int: number } | { string: string } | { ints: number[] }}
 * Attribute
 */

/** @returns {Message} */
function attribute(/** @type {string} */ name, /** @type {Attribute} */ value) {
  if ('float' in value) return [...string(1, name), ...float(2, value.float), ...integer(20, ATTRIBUTE.float)]
  if ('int' in value) return [...string(1, name), ...integer(3, value.int), ...integer(20, ATTRIBUTE.int)]
  if ('string' in value) {
    return [...string(1, name), ...string(4, value.string), ...integer(20, ATTRIBUTE.string)]
  }
  return [...string(1, name), ...value.ints.flatMap((int) => integer(8, int)), ...integer(20, ATTRIBUTE.ints)]
}

/**
 * One operation, named after its output.
 * @returns {Message}
 */
export function node(
  /** @type {string} */ operator,
  /** @type {string[]} */ inputs,
  /** @type {string} */ output,
  /** @type {Record<string, Attribute>} */ attributes = {},
) {
  return [
    ...inputs.flatMap((input) => string(1, input)),
    ...string(2, output),
    ...string(3, output),
    ...string(4, operator),
    ...Object.entries(attributes).flatMap(([name, value]) => message(5, attribute(name, value))),
  ]
}

/**
 * A float input or output of the graph; a dimension is a size, or a name where it is free.
 * @returns {Message}
 */
function value(/** @type {string} */ name, /** @type {(number | string)[]} */ dims) {
  const shape = dims.map((dim) => message(1, typeof dim === 'number' ? integer(1, dim) : string(2, dim)))
  return [...string(1, name), ...message(2, message(1, integer(1, ELEMENT.float), message(2, ...shape)))]
}

/**
 * The whole file: pictures [1, 3, h, w] in, [1, 3, scale·h, scale·w] out.
 * @param {{ name: string, licence: string, scale: number, input: string, output: string, nodes:
 * Message[], tensors: Message[] }} graph
 * @returns {Uint8Array}
 */
export function modelFile({ name, licence, scale, input, output, nodes, tensors }) {
  return join([
    ...integer(1, IR_VERSION),
    ...string(2, 'project-maestro'),
    ...string(6, licence),
    ...message(
      7,
      ...nodes.map((one) => message(1, one)),
      string(2, name),
      ...tensors.map((one) => message(5, one)),
      message(11, value(input, [1, 3, 'height', 'width'])),
      message(12, value(output, [1, 3, `${scale} * height`, `${scale} * width`])),
    ),
    ...message(8, string(1, ''), integer(2, OPERATOR_SET)),
  ])
}
