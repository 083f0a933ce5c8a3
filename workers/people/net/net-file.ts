/** Height, width and channels. */
export type Shape = readonly [height: number, width: number, channels: number]

/** What tensor a step makes from which; numbers are places in the list of tensors. */
interface Wiring {
  readonly from: readonly number[]
  readonly to: number
}

/** Where a layer's numbers begin among the values: weights, biases, and slopes below zero. */
interface Layer extends Wiring {
  readonly kernel: readonly [height: number, width: number]
  readonly stride: number
  readonly at: number
  readonly bias: number
  readonly slope: number
}

/**
 * One step of a net, as `models/convert/tflite/steps.mjs` writes it. Windows never reach over the
 * border of their tensor: `pad` makes room before them.
 */
export type Step =
  /** Weights [block of 8 outputs][row][column][stored inputs][8]. */
  | ({ readonly op: 'conv' } & Layer)
  /** Weights [row][column][stored channels]. */
  | ({ readonly op: 'depthwise' } & Layer)
  | ({ readonly op: 'add'; readonly slope: number } & Wiring)
  /** Zeros around and behind the channels of the smaller tensor. */
  | ({ readonly op: 'pad'; readonly top: number; readonly left: number } & Wiring)
  /** The largest of each 2 × 2. */
  | ({ readonly op: 'pool' } & Wiring)
  /** Twice the size: bilinear, between the middles of pixels. */
  | ({ readonly op: 'double' } & Wiring)
  | ({ readonly op: 'hard-swish' | 'logistic' } & Wiring)
  /** The mean of each channel over the picture. */
  | ({ readonly op: 'mean' } & Wiring)
  /** A picture's channels times one number each. */
  | ({ readonly op: 'scale' } & Wiring)
  /** Channels to blocks of pixels: [row][column][block row][block column][channels]. */
  | ({ readonly op: 'spread'; readonly block: number } & Wiring)

/** What a net computes, in order. */
export interface NetPlan {
  readonly name: string
  readonly tensors: readonly Shape[]
  readonly input: number
  readonly outputs: readonly number[]
  readonly steps: readonly Step[]
}

export interface NetFile extends NetPlan {
  readonly values: Float32Array<ArrayBuffer>
}

type Head = NetPlan & { readonly values: number }

/** Channels as they lie in memory: a picture's colours in fours, all others in eights. */
export const storedChannels = (channels: number) => (channels === 3 ? 4 : Math.ceil(channels / 8) * 8)

/**
 * Reads a net file, whose content a pack's hash has proved: a head of JSON, then half floats.
 * @throws RangeError where it ends early.
 */
export function readNet(bytes: Uint8Array<ArrayBuffer>): NetFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const begins = 4 + view.getUint32(0, true)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, begins))) as Head
  if (bytes.byteLength !== begins + 2 * head.values) throw new RangeError('The net file ends early.')
  return { ...head, values: widened(new DataView(bytes.buffer, bytes.byteOffset + begins), head.values) }
}

/** Half floats (IEEE 754 binary16) as floats of 32 bits; the nets have no infinity and no NaN. */
function widened(halves: DataView, count: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(count)
  for (let i = 0; i < out.length; i++) {
    const half = halves.getUint16(2 * i, true)
    const exponent = (half >> 10) & 31
    const size = exponent === 0 ? (half & 1023) * 2 ** -24 : (1024 + (half & 1023)) * 2 ** (exponent - 25)
    out[i] = half & 0x8000 ? -size : size
  }
  return out
}
