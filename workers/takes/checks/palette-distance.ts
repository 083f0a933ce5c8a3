import type { LabImage } from '../../engines/sketch/pixels/oklab.ts'
import { seededRandom } from '../../engines/sketch/pixels/seeded-random.ts'

const DIRECTIONS = 32
const QUANTILES = 64
/** Hue counts more than lightness, which changes with the scene. */
const COLOUR_WEIGHT = 2

/**
 * Distance of two pictures' colours: the sliced Wasserstein distance (Rabin et al. 2011; Bonneel
 * et al. 2015) in OKLab. The mean over directions of the distance between the sorted projections.
 */
export function paletteDistance(one: LabImage, other: LabImage): number {
  const random = seededRandom(7)
  let sum = 0
  for (let i = 0; i < DIRECTIONS; i++) {
    // Even over the sphere: Archimedes' height and turn.
    const z = 2 * random() - 1
    const turn = 2 * Math.PI * random()
    const flat = Math.sqrt(1 - z * z)
    const direction = [z, flat * Math.cos(turn), flat * Math.sin(turn)] as const
    const [a, b] = [projected(one, direction), projected(other, direction)]
    for (let q = 0; q < QUANTILES; q++) sum += Math.abs(at(a, q) - at(b, q))
  }
  return sum / (DIRECTIONS * QUANTILES)
}

const at = (sorted: Float32Array, q: number) => sorted[Math.floor(((q + 0.5) / QUANTILES) * sorted.length)]!

function projected({ l, a, b }: LabImage, [x, y, z]: readonly [number, number, number]): Float32Array {
  const step = Math.max(1, Math.floor(l.data.length / 4096))
  const out = new Float32Array(Math.ceil(l.data.length / step))
  for (let i = 0, k = 0; k < out.length; i += step, k++)
    out[k] = x * l.data[i]! + COLOUR_WEIGHT * (y * a.data[i]! + z * b.data[i]!)
  return out.sort()
}
