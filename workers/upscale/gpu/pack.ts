import type { Layer } from '../kernel/read-nodes.ts'
import { groupsOf, VECTOR } from './plan.ts'
import type { Way } from './ways.ts'

/** Where a layer's weights are: the buffer, and places in it in vectors. */
interface Place {
  readonly buffer: number
  readonly weights: number
  readonly biases: number
}

/** How a net's weights lie in buffers, in order. */
export interface PackedNet {
  /** Vectors of each buffer. */
  readonly vectors: readonly number[]
  readonly places: readonly Place[]
  /** What a buffer holds. */
  pack(buffer: number): Float32Array<ArrayBuffer>
}

/**
 * Lays each layer's weights in one piece, behind them a bias and a slope for each output group, and
 * begins another buffer where one would have more than `most` vectors: a device binds no more.
 */
export function packNet(layers: readonly Layer[], ways: readonly Way[], most: number): PackedNet {
  const vectors: number[] = []
  const places = layers.map(({ outputs }, i): Place => {
    const weights = (ways[i] as Way).vectors
    const length = weights + 2 * groupsOf(outputs)
    const end = vectors.at(-1)
    if (end === undefined || end + length > most) vectors.push(0)
    const buffer = vectors.length - 1
    const at = vectors[buffer] as number
    vectors[buffer] = at + length
    return { buffer, weights: at, biases: at + weights }
  })
  return {
    vectors,
    places,
    pack(buffer) {
      const data = new Float32Array((vectors[buffer] as number) * VECTOR)
      for (const [i, place] of places.entries()) {
        if (place.buffer !== buffer) continue
        ways[i]?.pack(data.subarray(place.weights * VECTOR))
        packBiases(layers[i] as Layer, data.subarray(place.biases * VECTOR))
      }
      return data
    },
  }
}

/** Without slopes an activation changes nothing. */
function packBiases({ outputs, biases, slopes }: Layer, to: Float32Array): void {
  for (let output = 0; output < outputs; output++) {
    const at = Math.floor(output / VECTOR) * 2 * VECTOR + (output % VECTOR)
    to[at] = biases[output] as number
    to[at + VECTOR] = slopes ? (slopes[output] as number) : 1
  }
}
