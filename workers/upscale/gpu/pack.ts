import type { Layer } from '../kernel/read-nodes.ts'
import { type DirectShape, tapsOf } from './direct.ts'
import { groupsOf, VECTOR } from './plan.ts'

/** A net's weights as one buffer, and where each layer's are, in vectors. */
export interface PackedNet {
  readonly data: Float32Array<ArrayBuffer>
  readonly weights: readonly number[]
  readonly biases: readonly number[]
}

/** How a layer's output channels are cut among threads. */
type Cut = Pick<DirectShape, 'sets' | 'groups'>

/**
 * Packs weights in the order in which direct convolutions read them, [workgroup][group of inputs],
 * then `tapsOf`; channels that only fill up are zero. Behind them: a bias and a slope for each
 * output group.
 */
export function packNet(layers: readonly Layer[], cutOf: (layer: Layer) => Cut): PackedNet {
  let end = 0
  const take = (vectors: number) => {
    const at = end
    end += vectors
    return at
  }
  const weights = layers.map((layer) => take(vectorsOf(layer, cutOf(layer))))
  const biases = layers.map(({ outputs }) => take(2 * groupsOf(outputs)))
  const data = new Float32Array(end * VECTOR)
  for (const [i, layer] of layers.entries()) {
    packWeights(layer, cutOf(layer), data.subarray((weights[i] as number) * VECTOR))
    packBiases(layer, data.subarray((biases[i] as number) * VECTOR))
  }
  return { data, weights, biases }
}

const workgroups = ({ outputs }: Layer, { sets, groups }: Cut) =>
  Math.ceil(groupsOf(outputs) / (sets * groups))

const vectorsOf = (layer: Layer, cut: Cut) => workgroups(layer, cut) * groupsOf(layer.inputs) * tapsOf(cut)

function packWeights(layer: Layer, cut: Cut, to: Float32Array): void {
  const { inputs, outputs, weights } = layer
  const { sets, groups } = cut
  const [inputGroups, taps] = [groupsOf(inputs), tapsOf(cut)]
  for (let output = 0; output < outputs; output++) {
    const group = Math.floor(output / VECTOR)
    const set = Math.floor(group / groups)
    const workgroup = Math.floor(set / sets)
    for (let input = 0; input < inputs; input++) {
      const block = (workgroup * inputGroups + Math.floor(input / VECTOR)) * taps
      for (let tap = 0; tap < 9; tap++) {
        const [kx, ky] = [tap % 3, Math.floor(tap / 3)]
        const place = (((set % sets) * 3 + kx) * 3 + ky) * groups + (group % groups)
        const vector = block + place * VECTOR + (input % VECTOR)
        to[vector * VECTOR + (output % VECTOR)] = weights[(output * inputs + input) * 9 + tap] as number
      }
    }
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
