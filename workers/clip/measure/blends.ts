import { type Alignment, align } from './align.ts'
import type { Sample } from './samples.ts'
import type { Transition } from './transition.ts'

/** How many samples a dissolve may take, the shortest first. */
const SPANS = [5, 8, 12, 18, 26, 36] as const
/** Mean difference of grey from its first to its last sample. */
const LEAST_CHANGE = 9
/** More correlation than this, and it is the same shot that changes. */
const MOST_ALIKE = 0.75
/** What a blend of both ends may leave unexplained, as a share of their difference. */
const MOST_LEFT = 0.3
/** No step of a dissolve takes this share of the way. */
const LARGEST_STEP = 0.45

interface Blend {
  readonly from: number
  readonly to: number
  /** What the blend leaves unexplained. */
  readonly left: number
  /** The sample where both weigh the same. */
  readonly middle: number
}

/**
 * Dissolves and fades: between its two ends each sample is a blend of both, by a weight that only
 * grows. Within `from` to `to`, indices of samples without a hard cut inside.
 */
export function blendsIn(
  samples: readonly Sample[],
  steps: readonly Alignment[],
  from: number,
  to: number,
): readonly Transition[] {
  const found: Blend[] = []
  for (const span of SPANS)
    for (let at = from; at + span <= to; at++) {
      const blend = blendOver(samples, at, at + span)
      if (blend) found.push(blend)
    }
  // The same dissolve shows at several spans: the clearest stands for all that it overlaps.
  const chosen: Blend[] = []
  for (const blend of found.toSorted((a, b) => rank(a) - rank(b)))
    if (
      chosen.every((other) => blend.to < other.from || blend.from > other.to) &&
      !isMotion(samples, steps, blend)
    )
      chosen.push(blend)
  return chosen
    .map(
      ({ from: start, to: end, middle }): Transition => ({
        kind: 'dissolve',
        at: middle,
        from: start,
        to: end,
      }),
    )
    .toSorted((a, b) => a.at - b.at)
}

const rank = ({ left, from, to }: Blend) => left - 0.004 * (to - from)

function blendOver(samples: readonly Sample[], from: number, to: number): Blend | undefined {
  const first = samples[from]!.tiny
  const last = samples[to]!.tiny
  const { size, gap, alike } = between(first, last)
  if (gap < LEAST_CHANGE || alike > MOST_ALIKE) return undefined
  let before = 0
  let sum = 0
  let middle = from
  for (let i = from + 1; i < to; i++) {
    const { weight, left } = weightOf(samples[i]!.tiny, first, last, size)
    if (weight < before - 0.04 || weight - before > LARGEST_STEP) return undefined
    if (weight < 0.5) middle = i
    before = Math.max(before, weight)
    sum += left
    if (left > 2 * MOST_LEFT) return undefined
  }
  if (1 - before > LARGEST_STEP) return undefined
  const left = sum / (to - from - 1)
  return left < MOST_LEFT ? { from, to, left, middle: middle + 1 } : undefined
}

/** Likeness of the ends, or of both halves, that motion explains. */
const MOVED = 0.6
const HALF_MOVED = 0.82
/** A camera that goes this far, in widths, by steps this alike, flies from one view to another. */
const FAR = 0.4
const SURE = 0.75

/**
 * A move blurs into what looks like a blend. Then its ends match once the motion is undone, or the
 * middle matches both: of two unlike pictures no blend does.
 */
function isMotion(
  samples: readonly Sample[],
  steps: readonly Alignment[],
  { from, to, middle }: Blend,
): boolean {
  const way = steps
    .slice(from, to)
    .reduce((sum, { shift, likeness }) => sum + (likeness > SURE ? Math.hypot(shift.x, shift.y) : 0), 0)
  if (way > FAR) return true
  const alike = (one: number, other: number) =>
    align(samples[one]!.pyramid, samples[other]!.pyramid, undefined, 1).likeness
  if (alike(from, to) > MOVED) return true
  return Math.min(alike(from, middle), alike(middle, to)) > HALF_MOVED
}

/** The weight of the last picture in a blend, and what it leaves, as a share of the difference. */
function weightOf(picture: Float32Array, first: Float32Array, last: Float32Array, size: number) {
  let along = 0
  for (let i = 0; i < first.length; i++) along += (picture[i]! - first[i]!) * (last[i]! - first[i]!)
  const weight = along / size
  let left = 0
  for (let i = 0; i < first.length; i++) {
    const gap = picture[i]! - first[i]! - weight * (last[i]! - first[i]!)
    left += gap * gap
  }
  return { weight, left: Math.sqrt(left / size) }
}

/** The squared difference of two pictures, its mean per pixel, and how alike their layout is. */
function between(one: Float32Array, other: Float32Array) {
  let [size, gap, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0, 0]
  const n = one.length
  for (let i = 0; i < n; i++) {
    const [p, q] = [one[i]!, other[i]!]
    size += (q - p) * (q - p)
    gap += Math.abs(q - p)
    a += p
    b += q
    aa += p * p
    bb += q * q
    ab += p * q
  }
  const both = ab / n - (a / n) * (b / n)
  const [va, vb] = [aa / n - (a / n) ** 2, bb / n - (b / n) ** 2]
  return { size, gap: gap / n, alike: both / (Math.sqrt(Math.max(0, va * vb)) + 4) }
}
