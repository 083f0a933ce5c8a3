import type { ShotMove } from '../../../src/domain/board/shot-terms.ts'
import type { Alignment, Shift } from './align.ts'
import { parallaxOf } from './parallax.ts'
import { type Verdict, verdictOn } from './rest.ts'
import type { Sample } from './samples.ts'

export interface CameraMove {
  /** Absent where the pictures do not tell. */
  readonly move?: ShotMove
  /**
   * Of a pan, tilt or track: widths of the frame a second. Of a push or pull: how much larger the
   * frame's content gets each second, as a natural logarithm. Of a handheld camera: its sway as a
   * share of the width.
   */
  readonly speed: number
}

/** Where the camera has come since the first sample. */
interface Place {
  readonly time: number
  readonly x: number
  readonly y: number
  readonly growth: number
}

/** Share of the steps that must be believed. */
const BELIEVED = 0.6
/** Likeness of a step that is believed. */
const LEAST_LIKENESS = 0.55
/** Least way of a move, as a share of the width, and each second. */
const LEAST_WAY = 0.02
const LEAST_SPEED = 0.006
/** Half of this many seconds on either side smooth a path. */
const SMOOTH_SECONDS = 0.5
/** Sway of a camera in hands, as a share of the width. */
const LEAST_SWAY = 0.0016
/** Share of its length that a straight path covers. */
const STRAIGHT = 0.6
/** Spread of the motion of near and far, as a share of the motion itself. */
const LEAST_PARALLAX = 0.22

const NO_MOVE: Readonly<Record<Exclude<Verdict, 'moves'>, CameraMove>> = {
  rests: { move: 'static', speed: 0 },
  unclear: { speed: 0 },
}

/**
 * What the camera does in one shot: `steps[i]` takes sample i to i + 1. Near and far move alike
 * where the camera turns, and unlike where it travels.
 */
export function cameraMove(samples: readonly Sample[], steps: readonly Alignment[]): CameraMove {
  const sure = steps.filter(({ likeness }) => likeness > LEAST_LIKENESS)
  if (steps.length === 0 || sure.length < BELIEVED * steps.length) return { speed: 0 }
  const path = pathOf(samples, steps)
  const smooth = smoothed(path)
  const sway = swayOf(path, smooth)
  const seconds = Math.max(0.1, path.at(-1)!.time - path[0]!.time)
  const way = wayOf(smooth)
  const least = Math.max(LEAST_WAY, LEAST_SPEED * seconds, 3 * sway)
  const [across, along, grown] = [Math.abs(way.x), Math.abs(way.y), Math.abs(way.growth) / 2]
  const most = Math.max(across, along, grown)
  if (
    most < least ||
    straightness(smooth, most === grown ? 'growth' : most === across ? 'x' : 'y') < STRAIGHT
  )
    return sway > LEAST_SWAY ? { move: 'handheld', speed: sway } : { move: 'static', speed: 0 }
  const verdict = verdictOn(samples, way)
  if (verdict !== 'moves') return NO_MOVE[verdict]
  if (most === grown)
    return { move: way.growth > 0 ? 'push-in' : 'pull-out', speed: Math.abs(way.growth) / seconds }
  const isAcross = most === across
  const travels = parallaxOf(samples, way, seconds, isAcross ? 'x' : 'y') > LEAST_PARALLAX
  return { move: nameOf(isAcross, isAcross ? way.x : way.y, travels), speed: most / seconds }
}

/** What is seen moves against the camera. */
function nameOf(isAcross: boolean, way: number, travels: boolean): ShotMove {
  if (isAcross) {
    if (travels) return way < 0 ? 'track-right' : 'track-left'
    return way < 0 ? 'pan-right' : 'pan-left'
  }
  if (travels) return way < 0 ? 'pedestal-down' : 'pedestal-up'
  return way < 0 ? 'tilt-down' : 'tilt-up'
}

/** Steps that are not believed go on as the one before. */
function pathOf(samples: readonly Sample[], steps: readonly Alignment[]): readonly Place[] {
  let last: Pick<Shift, 'x' | 'y' | 'growth'> = { x: 0, y: 0, growth: 0 }
  let [x, y, growth] = [0, 0, 0]
  const path: Place[] = [{ time: samples[0]!.time, x, y, growth }]
  steps.forEach(({ shift, likeness }, i) => {
    if (likeness > LEAST_LIKENESS) last = shift
    x += last.x
    y += last.y
    growth += last.growth
    path.push({ time: samples[i + 1]!.time, x, y, growth })
  })
  return path
}

function smoothed(path: readonly Place[]): readonly Place[] {
  return path.map(({ time }, i) => {
    // As far on either side, so that a straight path stays what it is.
    const reach = Math.min(SMOOTH_SECONDS, time - path[0]!.time, path.at(-1)!.time - time) + 1e-6
    let [n, x, y, growth] = [0, 0, 0, 0]
    for (let k = i; k >= 0 && time - path[k]!.time <= reach; k--) add(path[k]!)
    for (let k = i + 1; k < path.length && path[k]!.time - time <= reach; k++) add(path[k]!)
    function add(place: Place) {
      n += 1
      x += place.x
      y += place.y
      growth += place.growth
    }
    return { time, x: x / n, y: y / n, growth: growth / n }
  })
}

const wayOf = (path: readonly Place[]) => {
  const [first, last] = [path[0]!, path.at(-1)!]
  return { x: last.x - first.x, y: last.y - first.y, growth: last.growth - first.growth }
}

/** Mean distance of the path from its smooth one. */
function swayOf(path: readonly Place[], smooth: readonly Place[]): number {
  const squares = path.reduce(
    (sum, { x, y }, i) => sum + (x - smooth[i]!.x) ** 2 + (y - smooth[i]!.y) ** 2,
    0,
  )
  return Math.sqrt(squares / path.length)
}

/** The way from first to last as a share of the path's length, along one direction. */
function straightness(path: readonly Place[], along: 'x' | 'y' | 'growth'): number {
  let length = 0
  for (let i = 1; i < path.length; i++) length += Math.abs(path[i]![along] - path[i - 1]![along])
  return Math.abs(path.at(-1)![along] - path[0]![along]) / Math.max(1e-6, length)
}
