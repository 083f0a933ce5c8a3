import { clamp } from '../pixels/raster.ts'
import { transported } from './transport.ts'

/** Where a colour goes: for a lightness and a colour, another colour. In OKLab. */
export interface ColourMap {
  readonly least: Place
  readonly step: Place
  /** Two numbers a node, lightness first, then a, then b. */
  readonly nodes: Float32Array
}

/** What a colour becomes by other means. */
type Guess = (l: number, a: number, b: number) => { readonly a: number; readonly b: number }

interface Place {
  readonly l: number
  readonly a: number
  readonly b: number
}

/** Nodes for lightness, and for each of a and b. */
const NODES = { l: 9, a: 13, b: 13 } as const
const COUNT = NODES.l * NODES.a * NODES.b
/** A unit of a or b counts so many of lightness, which differs more within one thing. */
const COLOUR_WEIGHT = 2
/** A node asks the colours about this near, in units of lightness. */
const NEAR = 0.06
/** At least this wide, in OKLab: a clip without colour has no sides. */
const LEAST_WIDTH = 0.04
/**
 * How much two colours may go apart for what they differ: for a unit of colour, beyond which noise
 * becomes blotches, and for a unit of lightness.
 */
const STEEPEST = { colour: 1.8, lightness: 1 }
const ROUNDS = 40

/** Deviation of where a colour's likes go, in OKLab, at which transport counts for half. */
const AGREED = 0.009

/**
 * The map that takes the colours of one picture to those of another, by optimal transport of
 * equally many points of both (`l`, `a`, `b`, `l`, …), evened out and held to a slope. Where like
 * colours go several ways their mean would be grey: `guess` says what they become.
 */
export function colourMap(from: Float32Array, to: Float32Array, guess: Guess): ColourMap {
  const weigh = (points: Float32Array) =>
    points.map((value, i) => (i % 3 === 0 ? value : COLOUR_WEIGHT * value))
  const source = weigh(from)
  const gone = transported(source, weigh(to))
  const [least, step] = sidesOf(from)
  const nodes = new Float32Array(2 * COUNT)
  const weights = new Float32Array(COUNT)
  eachNode((at, il, ia, ib) => {
    const [l, a, b] = [least.l + il * step.l, least.a + ia * step.a, least.b + ib * step.b]
    let [sumA, sumB, squares, total] = [0, 0, 0, 1e-12]
    for (let i = 0; i < source.length; i += 3) {
      const dl = source[i]! - l
      const da = source[i + 1]! - COLOUR_WEIGHT * a
      const db = source[i + 2]! - COLOUR_WEIGHT * b
      const near = 1 / (dl * dl + da * da + db * db + NEAR * NEAR)
      const weight = near * near * near
      const [goneA, goneB] = [gone[i + 1]! / COLOUR_WEIGHT, gone[i + 2]! / COLOUR_WEIGHT]
      sumA += weight * goneA
      sumB += weight * goneB
      squares += weight * (goneA * goneA + goneB * goneB)
      total += weight
    }
    const [meanA, meanB] = [sumA / total, sumB / total]
    const apart = Math.max(0, squares / total - meanA * meanA - meanB * meanB)
    const agreed = 1 / (1 + apart / AGREED ** 2)
    const guessed = guess(l, a, b)
    nodes[2 * at] = guessed.a + (meanA - guessed.a) * agreed
    nodes[2 * at + 1] = guessed.b + (meanB - guessed.b) * agreed
    weights[at] = total
  })
  const map = { least, step, nodes }
  for (let round = 0; round < ROUNDS; round++) hold(map, weights)
  return map
}

function sidesOf(points: Float32Array): readonly [least: Place, step: Place] {
  const side = (k: number, width: number) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let i = k; i < points.length; i += 3) {
      low = Math.min(low, points[i]!)
      high = Math.max(high, points[i]!)
    }
    const more = Math.max(0, LEAST_WIDTH - (high - low)) / 2
    return [low - more, (high - low + 2 * more) / (width - 1)] as const
  }
  const [l, a, b] = [side(0, NODES.l), side(1, NODES.a), side(2, NODES.b)]
  return [
    { l: l[0], a: a[0], b: b[0] },
    { l: l[1], a: a[1], b: b[1] },
  ]
}

function eachNode(visit: (at: number, l: number, a: number, b: number) => void): void {
  for (let l = 0, at = 0; l < NODES.l; l++)
    for (let a = 0; a < NODES.a; a++) for (let b = 0; b < NODES.b; b++, at++) visit(at, l, a, b)
}

/** Draws neighbours together that went too far apart: those for which few colours speak go more. */
function hold({ step, nodes }: ColourMap, weights: Float32Array): void {
  const between = (one: number, other: number, most: number) => {
    const a = nodes[2 * other]! - nodes[2 * one]!
    const b = nodes[2 * other + 1]! - nodes[2 * one + 1]!
    const far = Math.hypot(a, b)
    if (far <= most) return
    const share = (far - most) / far
    const [light, heavy] = [weights[one]!, weights[other]!]
    const first = (share * heavy) / (light + heavy)
    const second = share - first
    nodes[2 * one]! += first * a
    nodes[2 * one + 1]! += first * b
    nodes[2 * other]! -= second * a
    nodes[2 * other + 1]! -= second * b
  }
  eachNode((at, l, a, b) => {
    if (l + 1 < NODES.l) between(at, at + NODES.a * NODES.b, STEEPEST.lightness * step.l)
    if (a + 1 < NODES.a) between(at, at + NODES.b, STEEPEST.colour * step.a)
    if (b + 1 < NODES.b) between(at, at + 1, STEEPEST.colour * step.b)
  })
}

/**
 * Where a colour goes, between the nodes; one outside of them as the nearest that is not. Writes
 * into `out`, because it runs per pixel.
 */
export function mapColour(
  { least, step, nodes }: ColourMap,
  l: number,
  a: number,
  b: number,
  out: { a: number; b: number },
): void {
  const ul = clamp((l - least.l) / step.l, 0, NODES.l - 1.001)
  const ua = clamp((a - least.a) / step.a, 0, NODES.a - 1.001)
  const ub = clamp((b - least.b) / step.b, 0, NODES.b - 1.001)
  const il = ul | 0
  const ia = ua | 0
  const ib = ub | 0
  let sumA = 0
  let sumB = 0
  for (let corner = 0; corner < 8; corner++) {
    const dl = corner >> 2
    const da = (corner >> 1) & 1
    const db = corner & 1
    const weight = (dl ? ul - il : 1 - ul + il) * (da ? ua - ia : 1 - ua + ia) * (db ? ub - ib : 1 - ub + ib)
    const at = 2 * (((il + dl) * NODES.a + ia + da) * NODES.b + ib + db)
    sumA += weight * nodes[at]!
    sumB += weight * nodes[at + 1]!
  }
  out.a = sumA
  out.b = sumB
}
