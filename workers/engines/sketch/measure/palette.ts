import type { Lab, LabImage } from '../pixels/oklab.ts'
import { type Random, seededRandom } from '../pixels/seeded-random.ts'

/** A colour of a picture and the share of the picture (0…1) nearest to it. */
export interface Swatch extends Lab {
  readonly share: number
}

const ROUNDS = 12
const SAMPLES = 3000
/** Weight of lightness when grouping colours: inside one object it varies more than hue. */
export const LIGHTNESS_WEIGHT = 0.6

/**
 * The dominant colours, largest share first: k-means (Lloyd 1982) in OKLab from k-means++ starts
 * (Arthur & Vassilvitskii 2007). Fewer than `count` when the picture has fewer colours.
 * Deterministic by seed.
 */
export function dominantColours(image: LabImage, count: number, seed: number): readonly Swatch[] {
  const points = somePoints(image)
  const centres = spreadCentres(points, count, seededRandom(seed))
  const shares = new Array<number>(centres.length).fill(0)
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map(() => ({ l: 0, a: 0, b: 0, n: 0 }))
    for (const point of points) {
      const sum = sums[nearest(point, centres)]!
      sum.l += point.l
      sum.a += point.a
      sum.b += point.b
      sum.n++
    }
    sums.forEach((sum, i) => {
      shares[i] = sum.n / points.length
      if (sum.n > 0) centres[i] = { l: sum.l / sum.n, a: sum.a / sum.n, b: sum.b / sum.n }
    })
  }
  return centres
    .map((centre, i) => ({ ...centre, share: shares[i]! }))
    .filter((swatch) => swatch.share > 0)
    .sort((x, y) => y.share - x.share)
}

/** Squared distance with reduced lightness. */
export function colourDistance(x: Lab, y: Lab): number {
  return LIGHTNESS_WEIGHT * (x.l - y.l) ** 2 + (x.a - y.a) ** 2 + (x.b - y.b) ** 2
}

function somePoints(image: LabImage): readonly Lab[] {
  const total = image.l.data.length
  const step = Math.max(1, Math.floor(total / SAMPLES))
  const points: Lab[] = []
  for (let i = 0; i < total; i += step)
    points.push({ l: image.l.data[i]!, a: image.a.data[i]!, b: image.b.data[i]! })
  return points
}

function spreadCentres(points: readonly Lab[], count: number, random: Random): Lab[] {
  const centres: Lab[] = [points[Math.floor(random() * points.length)]!]
  const gaps = points.map((point) => colourDistance(point, centres[0]!))
  while (centres.length < count) {
    let left = random() * gaps.reduce((sum, gap) => sum + gap, 0)
    if (left <= 1e-9) break
    let chosen = 0
    while (chosen < gaps.length - 1 && left > gaps[chosen]!) left -= gaps[chosen++]!
    const next = points[chosen]!
    centres.push(next)
    points.forEach((point, i) => {
      gaps[i] = Math.min(gaps[i]!, colourDistance(point, next))
    })
  }
  return centres
}

function nearest(point: Lab, centres: readonly Lab[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < centres.length; i++) {
    const gap = colourDistance(point, centres[i]!)
    if (gap < least) {
      least = gap
      best = i
    }
  }
  return best
}
