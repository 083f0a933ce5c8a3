import { type Plane, sample } from '../../engines/sketch/pixels/raster.ts'
import { align } from './align.ts'
import type { Pyramid } from './pyramid.ts'
import type { Sample } from './samples.ts'

/** Pairs of samples that are compared in one shot. */
const PAIRS = 6
/** Pixels that lie between the two pictures of a pair. */
const WAY_PIXELS = 6
/** Side of a block in pixels. */
const BLOCK = 12
/** Mean squared slope below which a block does not tell its motion. */
const FLAT = 6
const ROUNDS = 5
/** Fewer blocks tell nothing of depth. */
const FEWEST = 6

/**
 * How unlike the parts of the picture move along the camera's way: the spread of the middle half of
 * the blocks, as a share of the motion itself. A camera that turns moves them all alike.
 * @param way of what is seen over the whole shot, in widths
 */
export function parallaxOf(
  samples: readonly Sample[],
  way: { readonly x: number; readonly y: number },
  seconds: number,
  along: 'x' | 'y',
): number {
  const { width } = samples[0]!.pyramid.levels[0]!.grey
  const perSample = (Math.abs(way[along]) * width) / Math.max(1, samples.length - 1)
  const apart = Math.max(1, Math.min(samples.length - 1, Math.round(WAY_PIXELS / Math.max(0.01, perSample))))
  const spreads: number[] = []
  for (let pair = 0; pair < PAIRS; pair++) {
    const at = Math.round(((samples.length - 1 - apart) * pair) / Math.max(1, PAIRS - 1))
    const [from, to] = [samples[at]!, samples[at + apart]!]
    const share = (to.time - from.time) / seconds
    const guess = { x: way.x * share, y: way.y * share, growth: 0, roll: 0 }
    const { shift, likeness } = align(from.pyramid, to.pyramid, guess)
    const moved = Math.abs(shift[along]) * width
    if (likeness < 0.3 || moved < 1) continue
    const spread = spreadOf(blockGaps(from.pyramid, to.pyramid, shift.x * width, shift.y * width, along))
    if (spread !== undefined) spreads.push(spread / moved)
  }
  return spreads.toSorted((a, b) => a - b)[spreads.length >> 1] ?? 0
}

/** How far each block has moved along one axis beyond the whole, in pixels. */
function blockGaps(from: Pyramid, to: Pyramid, tx: number, ty: number, along: 'x' | 'y'): readonly number[] {
  const { grey, across, down } = from.levels[0]!
  const slope = along === 'x' ? across : down
  const target = to.levels[0]!.grey
  const gaps: number[] = []
  for (let y = 2; y + BLOCK <= grey.height - 2; y += BLOCK / 2)
    for (let x = 2; x + BLOCK <= grey.width - 2; x += BLOCK / 2) {
      const gap = blockGap(grey, slope, target, x, y, tx, ty, along)
      if (gap !== undefined) gaps.push(gap)
    }
  return gaps
}

function blockGap(
  from: Plane,
  slope: Plane,
  to: Plane,
  left: number,
  top: number,
  tx: number,
  ty: number,
  along: 'x' | 'y',
): number | undefined {
  let more = 0
  for (let round = 0; round < ROUNDS; round++) {
    let [squares, sum, count] = [0, 0, 0]
    const [dx, dy] = along === 'x' ? [tx + more, ty] : [tx, ty + more]
    for (let y = top; y < top + BLOCK; y++)
      for (let x = left; x < left + BLOCK; x++) {
        const [px, py] = [x + dx, y + dy]
        if (px < 0 || py < 0 || px > to.width - 1 || py > to.height - 1) continue
        const at = y * from.width + x
        const g = slope.data[at]!
        squares += g * g
        sum += g * (sample(to, px, py) - from.data[at]!)
        count += 1
      }
    if (count < (BLOCK * BLOCK) / 2 || squares / count < FLAT) return undefined
    const step = sum / squares
    more -= step
    if (Math.abs(more) > BLOCK) return undefined
    if (Math.abs(step) < 0.02) break
  }
  return more
}

/** The width of the middle half. */
function spreadOf(values: readonly number[]): number | undefined {
  if (values.length < FEWEST) return undefined
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!
  return at(0.8) - at(0.2)
}
