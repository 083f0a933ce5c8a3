import { type Plane, sample } from '../../engines/sketch/pixels/raster.ts'
import { align, type Shift } from './align.ts'
import type { Sample } from './samples.ts'

/** Pairs of samples that are compared in one shot. */
const PAIRS = 5
/** Pixels that what is seen goes between the two pictures of a pair, where it goes farthest. */
const WAY_PIXELS = 5
/** Side of a block in pixels. */
const BLOCK = 6
/** A block that would go less than this, in pixels, cannot tell. */
const LEAST_WAY = 1.2
/** Squared difference of grey that noise and compression leave. */
const NOISE = 6
/** How many times better one way must explain a block than the other. */
const BETTER = 1.6

/** Share of the blocks that must go along: a bare wall or sky says nothing. */
const LEAST_ALONG = 0.3

export type Verdict = 'moves' | 'rests' | 'unclear'

/** Shares of the picture's blocks. */
interface Votes {
  /** They go as the camera's move says. */
  readonly along: number
  /** They stand still. */
  readonly rest: number
  /** The pair by itself shows a move. */
  readonly goes: boolean
}

/**
 * Whether the parts of the picture bear out a camera's move. Things that move before a still camera
 * draw the fit of the whole picture after them; the ground does not follow. Unclear where too
 * little of the picture tells either.
 * @param way of what is seen over the whole shot, lengths in widths
 */
export function verdictOn(samples: readonly Sample[], way: Omit<Shift, 'roll'>): Verdict {
  const { width } = samples[0]!.pyramid.levels[0]!.grey
  const steps = samples.length - 1
  const perStep = (reachOf(way) * width) / steps
  const apart = Math.max(1, Math.min(steps, Math.round(WAY_PIXELS / Math.max(0.01, perStep))))
  const share = apart / steps
  const guess = { x: way.x * share, y: way.y * share, growth: way.growth * share, roll: 0 }
  const all = Array.from({ length: PAIRS }, (_, pair): Votes => {
    const at = Math.round(((steps - apart) * pair) / (PAIRS - 1))
    return votesOf(samples[at]!, samples[at + apart]!, guess)
  })
  const middle = (key: 'along' | 'rest') => all.map((one) => one[key]).toSorted((a, b) => a - b)[PAIRS >> 1]!
  if (all.filter(({ goes }) => goes).length * 2 < PAIRS || middle('rest') > middle('along')) return 'rests'
  return middle('along') >= LEAST_ALONG ? 'moves' : 'unclear'
}

/** How far the picture's edge goes, in widths. */
const reachOf = ({ x, y, growth }: Omit<Shift, 'roll'>) => Math.hypot(x, y) + Math.abs(growth) / 2

function votesOf(one: Sample, other: Sample, guess: Shift): Votes {
  const { shift } = align(one.pyramid, other.pyramid, guess)
  const [from, to] = [one.pyramid.levels[0]!.grey, other.pyramid.levels[0]!.grey]
  const { width, height } = from
  let [along, rest, count] = [0, 0, 0]
  for (let top = 0; top + BLOCK <= height; top += BLOCK)
    for (let left = 0; left + BLOCK <= width; left += BLOCK) {
      count += 1
      const told = tellsOf(from, to, left, top, shift)
      if (told === 'along') along += 1
      if (told === 'rest') rest += 1
    }
  return { along: along / count, rest: rest / count, goes: reachOf(shift) * width >= LEAST_WAY }
}

/** What the block with this corner tells. */
function tellsOf(
  from: Plane,
  to: Plane,
  left: number,
  top: number,
  shift: Shift,
): 'along' | 'rest' | undefined {
  const { width, height } = from
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2]
  const size = Math.exp(shift.growth)
  const [cos, sin] = [size * Math.cos(shift.roll), size * Math.sin(shift.roll)]
  let [moved, rested, way, count] = [0, 0, 0, 0]
  for (let y = top; y < top + BLOCK; y++)
    for (let x = left; x < left + BLOCK; x++) {
      const px = cx + shift.x * width + cos * (x - cx) - sin * (y - cy)
      const py = cy + shift.y * width + sin * (x - cx) + cos * (y - cy)
      if (px < 0 || py < 0 || px > width - 1 || py > height - 1) continue
      const grey = from.data[y * width + x]!
      moved += (sample(to, px, py) - grey) ** 2
      rested += (to.data[y * width + x]! - grey) ** 2
      way += Math.hypot(px - x, py - y)
      count += 1
    }
  if (count < (BLOCK * BLOCK) / 2 || way / count < LEAST_WAY) return undefined
  const [goes, stays] = [moved / count + NOISE, rested / count + NOISE]
  if (goes * BETTER < stays) return 'along'
  return stays * BETTER < goes ? 'rest' : undefined
}
