import { type Random, seededRandom } from '../pixels/seeded-random.ts'

type Axis = readonly [number, number, number]

/** Any number does: the same colours are always moved alike. */
const SEED = 11
const ROUNDS = 10
/** A round goes the mean way of so many turns: along a single one, points would swap places. */
const TURNS = 6

/**
 * Moves points so that they lie as others do, each as little as it can: sliced optimal transport
 * (Pitié, Kokaram & Dahyot 2007; Bonneel et al. 2015). In each round the points' order along axes
 * is matched with the order of the others. `from` and `to` have equally many points, three numbers
 * each.
 */
export function transported(from: Float32Array, to: Float32Array): Float32Array {
  const random = seededRandom(SEED)
  const now = from.slice()
  const count = from.length / 3
  for (let round = 0; round < ROUNDS; round++) {
    const moved = now.slice()
    const axes = Array.from({ length: TURNS }, () => rightAngles(random)).flat()
    for (const axis of axes) {
      const along = projected(now, axis)
      const wanted = projected(to, axis).sort()
      const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
        (i, j) => along[i]! - along[j]! || i - j,
      )
      order.forEach((i, rank) => {
        const way = (wanted[rank]! - along[i]!) / TURNS
        for (let k = 0; k < 3; k++) moved[3 * i + k]! += way * axis[k]!
      })
    }
    now.set(moved)
  }
  return now
}

const projected = (points: Float32Array, [x, y, z]: Axis): Float32Array =>
  Float32Array.from(
    { length: points.length / 3 },
    (_, i) => x * points[3 * i]! + y * points[3 * i + 1]! + z * points[3 * i + 2]!,
  )

/** Three axes at right angles, turned evenly over all ways: Shoemake 1992, by a quaternion. */
function rightAngles(random: Random): readonly Axis[] {
  const [share, one, other] = [random(), 2 * Math.PI * random(), 2 * Math.PI * random()]
  const [less, more] = [Math.sqrt(1 - share), Math.sqrt(share)]
  const [x, y] = [less * Math.sin(one), less * Math.cos(one)]
  const [z, w] = [more * Math.sin(other), more * Math.cos(other)]
  return [
    [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
    [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
    [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
  ]
}
