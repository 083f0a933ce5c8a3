import { ELEMENT, node, tensor } from './onnx.mjs'

/**
 * @typedef {import('./ncnn-param.mjs').Layer} Layer
 * @typedef {import('./protobuf.mjs').Message} Message
 * @typedef {ReturnType<typeof import('./ncnn-weights.mjs').openWeights>} Weights
 */

/**
 * The conversion of a layer. `aliases` are other names of one blob.
 * @typedef {object} Converted
 * @property {Message[]} [nodes]
 * @property {Message[]} [tensors]
 * @property {number} [scale] by how much width and height grow
 * @property {boolean} [alias] every output is the input
 */

/**
 * ncnn layer type → ONNX, for exactly the settings in Real-ESRGAN's nets; all others are refused.
 * @type {Record<string, (layer: Layer, weights: Weights, inputChannels: (blob: string) => number)
 * => Converted & { channels: number }>}
 */
export const LAYERS = {
  Convolution(layer, weights, inputChannels) {
    const channels = number(layer, 0)
    const size = number(layer, 1)
    const count = number(layer, 6)
    const given = inputChannels(only(layer.inputs))
    if (count !== channels * given * size * size) throw new Error(`${layer.name}: its weights do not fit.`)
    expect(layer, { 4: (size - 1) / 2, 5: 1 }, [0, 1, 6, 9, 10])
    const [output, convolved] = [
      only(layer.outputs),
      activated(layer) ? `${layer.name}.sum` : only(layer.outputs),
    ]
    const [half, weight, bias] = [`${layer.name}.half`, `${layer.name}.weight`, `${layer.name}.bias`]
    const tensors = [
      tensor(half, ELEMENT.half, [channels, given, size, size], weights.halfFloats(count)),
      tensor(bias, ELEMENT.float, [channels], weights.floats(channels)),
    ]
    const pads = Array(4).fill((size - 1) / 2)
    const nodes = [
      // The weights were stored as half floats: keeping them loses nothing and halves the file.
      node('Cast', [half], weight, { to: { int: ELEMENT.float } }),
      node('Conv', [only(layer.inputs), weight, bias], convolved, {
        kernel_shape: { ints: [size, size] },
        pads: { ints: pads },
      }),
    ]
    if (activated(layer)) {
      nodes.push(node('LeakyRelu', [convolved], output, { alpha: { float: numbers(layer, 10, 1)[0] } }))
    }
    return { nodes, tensors, channels }
  },

  PReLU(layer, weights, inputChannels) {
    const channels = number(layer, 0)
    if (channels !== inputChannels(only(layer.inputs)))
      throw new Error(`${layer.name}: its slopes do not fit.`)
    expect(layer, {}, [0])
    const slope = `${layer.name}.slope`
    return {
      nodes: [node('PRelu', [only(layer.inputs), slope], only(layer.outputs))],
      tensors: [tensor(slope, ELEMENT.float, [channels, 1, 1], weights.floats(channels))],
      channels,
    }
  },

  PixelShuffle(layer, _, inputChannels) {
    const scale = number(layer, 0)
    expect(layer, {}, [0])
    return {
      nodes: [
        node('DepthToSpace', [only(layer.inputs)], only(layer.outputs), {
          blocksize: { int: scale },
          mode: { string: 'CRD' },
        }),
      ],
      scale,
      channels: inputChannels(only(layer.inputs)) / (scale * scale),
    }
  },

  Interp(layer, _, inputChannels) {
    const scale = number(layer, 1)
    // 1 is nearest neighbour.
    expect(layer, { 0: 1, 2: scale }, [1])
    const scales = `${layer.name}.scales`
    return {
      nodes: [
        node('Resize', [only(layer.inputs), '', scales], only(layer.outputs), {
          mode: { string: 'nearest' },
          coordinate_transformation_mode: { string: 'asymmetric' },
          nearest_mode: { string: 'floor' },
        }),
      ],
      tensors: [tensor(scales, ELEMENT.float, [4], floatBytes([1, 1, scale, scale]))],
      scale,
      channels: inputChannels(only(layer.inputs)),
    }
  },

  BinaryOp(layer, _, inputChannels) {
    expect(layer, {}, [])
    return {
      nodes: [node('Add', pair(layer), only(layer.outputs))],
      channels: inputChannels(pair(layer)[0]),
    }
  },

  Eltwise(layer, _, inputChannels) {
    // 1 is a sum; here each of its two terms has a factor.
    expect(layer, { 0: 1 }, [1])
    const [factor, one] = numbers(layer, 1, 2)
    if (one !== 1) throw new Error(`${layer.name}: its second factor is ${one}, not 1.`)
    const [first, second] = pair(layer)
    const [constant, scaled] = [`${layer.name}.factor`, `${layer.name}.scaled`]
    return {
      nodes: [node('Mul', [first, constant], scaled), node('Add', [scaled, second], only(layer.outputs))],
      tensors: [tensor(constant, ELEMENT.float, [], floatBytes([factor]))],
      channels: inputChannels(first),
    }
  },

  Concat(layer, _, inputChannels) {
    expect(layer, {}, [])
    return {
      nodes: [node('Concat', layer.inputs, only(layer.outputs), { axis: { int: 1 } })],
      channels: layer.inputs.reduce((sum, blob) => sum + inputChannels(blob), 0),
    }
  },

  Split(layer, _, inputChannels) {
    expect(layer, {}, [])
    return { alias: true, channels: inputChannels(only(layer.inputs)) }
  },
}

/** Key 9 is the activation fused into a convolution: 2 is a leaky ReLU. */
function activated(/** @type {Layer} */ layer) {
  const kind = layer.keys.get(9) ?? 0
  if (kind !== 0 && kind !== 2) throw new Error(`${layer.name}: activation ${kind} is unknown.`)
  return kind === 2
}

/** @returns {number} */
function number(/** @type {Layer} */ layer, /** @type {number} */ key) {
  const value = layer.keys.get(key)
  if (typeof value !== 'number') throw new Error(`${layer.name}: setting ${key} is missing.`)
  return value
}

/** @returns {number[]} */
function numbers(/** @type {Layer} */ layer, /** @type {number} */ key, /** @type {number} */ count) {
  const values = layer.keys.get(key)
  if (!Array.isArray(values) || values.length !== count) {
    throw new Error(`${layer.name}: setting ${key} must hold ${count} numbers.`)
  }
  return values
}

/** Refuses settings other than `wanted`, except those that the caller reads itself. */
function expect(
  /** @type {Layer} */ layer,
  /** @type {Record<number, number>} */ wanted,
  /** @type {number[]} */ read,
) {
  for (const [key, value] of Object.entries(wanted)) {
    if (number(layer, Number(key)) !== value)
      throw new Error(`${layer.name}: setting ${key} is not ${value}.`)
  }
  for (const key of layer.keys.keys()) {
    if (!(key in wanted) && !read.includes(key)) throw new Error(`${layer.name}: setting ${key} is unknown.`)
  }
}

/** @returns {string} */
function only(/** @type {string[]} */ blobs) {
  if (blobs.length !== 1) throw new Error(`One blob was expected, not ${blobs.length}: ${blobs.join(', ')}`)
  return /** @type {string} */ (blobs[0])
}

/** @returns {[string, string]} */
function pair(/** @type {Layer} */ { name, inputs }) {
  if (inputs.length !== 2) throw new Error(`${name}: it must have two inputs, not ${inputs.length}.`)
  return /** @type {[string, string]} */ (inputs)
}

/** @returns {Uint8Array} */
function floatBytes(/** @type {number[]} */ values) {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [i, value] of values.entries()) view.setFloat32(i * 4, value, true)
  return bytes
}
