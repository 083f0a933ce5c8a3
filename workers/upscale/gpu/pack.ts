import type { Layer } from '../kernel/read-nodes.ts'
import { groupsOf, VECTOR } from './plan.ts'
import type { Way } from './ways.ts'

/** A net's weights as one buffer, and where each layer's are, in vectors. */
export interface PackedNet {
  readonly data: Float32Array<ArrayBuffer>
  readonly weights: readonly number[]
  readonly biases: readonly number[]
}

/** Packs each layer's weights, and behind them all a bias and a slope for each output group. */
export function packNet(layers: readonly Layer[], ways: readonly Way[]): PackedNet {
  let end = 0
  const take = (vectors: number) => {
    const at = end
    end += vectors
    return at
  }
  const weights = ways.map(({ vectors }) => take(vectors))
  const biases = layers.map(({ outputs }) => take(2 * groupsOf(outputs)))
  const data = new Float32Array(end * VECTOR)
  for (const [i, layer] of layers.entries()) {
    ways[i]?.pack(data.subarray((weights[i] as number) * VECTOR))
    packBiases(layer, data.subarray((biases[i] as number) * VECTOR))
  }
  return { data, weights, biases }
}

/** Without slopes an activation changes nothing. */
function packBiases({ outputs, biases, slopes }: Layer, to: Float32Array): void {
  for (let output = 0; output < outputs; output++) {
    const at = Math.floor(output / VECTOR) * 2 * VECTOR + (output % VECTOR)
    to[at] = biases[output] as number
    to[at + VECTOR] = slopes ? (slopes[output] as number) : 1
  }
}
