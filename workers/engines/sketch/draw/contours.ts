import { type Plane, sample } from '../pixels/raster.ts'
import type { Flow } from './flow.ts'
import type { Stroke } from './strokes.ts'

export interface ContourRules {
  /**
   * Response at which a stroke may start, and down to which it continues (hysteresis, Canny 1986).
   */
  readonly start: number
  readonly goOn: number
  /** Response of full pen pressure. */
  readonly full: number
  /** Minimum length in pixels; shorter strokes would be specks. */
  readonly shortest: number
}

const STEP = 1
/** How much of its direction a stroke keeps at each step, so that it does not follow every bump. */
const MOMENTUM = 0.55
/** Cosine of the sharpest turn inside one stroke; a sharper one ends it. */
const SHARPEST_TURN = 0.35
/** Steps by which a stroke overlaps one already drawn, so that they join. */
const OVERLAP = 3

/**
 * Traces the ridges of an edge response as strokes: from the strongest ridge pixels in both
 * directions along the flow, re-centred on the ridge at each step by a parabola through three
 * samples across it.
 */
export function traceContours(response: Plane, flow: Flow, rules: ContourRules): readonly Stroke[] {
  const taken = new Uint8Array(response.data.length)
  const strokes: Stroke[] = []
  for (const seed of ridgeSeeds(response, flow, rules.start)) {
    if (taken[seed]) continue
    const x = seed % response.width
    const y = Math.floor(seed / response.width)
    const forth = walk(response, flow, taken, rules, x, y, 1)
    const back = walk(response, flow, taken, rules, x, y, -1)
    const points = [...back.reverse(), { x, y, r: response.data[seed]! }, ...forth]
    markTaken(taken, response, points)
    if (points.length * STEP >= rules.shortest) strokes.push(toStroke(points, rules))
  }
  return strokes
}

interface Point {
  readonly x: number
  readonly y: number
  /** Response at the point. */
  readonly r: number
}

function ridgeSeeds(response: Plane, flow: Flow, start: number): Uint32Array {
  const { width, height, data } = response
  const seeds: number[] = []
  for (let y = 2; y < height - 2; y++)
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x
      const r = data[i]!
      if (r < start) continue
      const nx = -flow.y.data[i]!
      const ny = flow.x.data[i]!
      if (r >= sample(response, x + nx, y + ny) && r >= sample(response, x - nx, y - ny)) seeds.push(i)
    }
  return Uint32Array.from(seeds).sort((i, j) => data[j]! - data[i]! || i - j)
}

function walk(
  response: Plane,
  flow: Flow,
  taken: Uint8Array,
  rules: ContourRules,
  fromX: number,
  fromY: number,
  side: number,
): Point[] {
  const { width, height } = response
  const points: Point[] = []
  let x = fromX
  let y = fromY
  const first = fromY * width + fromX
  let dx = side * flow.x.data[first]!
  let dy = side * flow.y.data[first]!
  let overlapped = 0
  for (let step = 0; step < width + height; step++) {
    x += dx * STEP
    y += dy * STEP
    if (x < 1 || y < 1 || x > width - 2 || y > height - 2) break
    const at = Math.round(y) * width + Math.round(x)
    let tx = flow.x.data[at]!
    let ty = flow.y.data[at]!
    const along = tx * dx + ty * dy
    if (Math.abs(along) < SHARPEST_TURN) break
    if (along < 0) {
      tx = -tx
      ty = -ty
    }
    const offset = ridgeOffset(response, x, y, -ty, tx)
    x -= ty * offset
    y += tx * offset
    const r = sample(response, x, y)
    if (r < rules.goOn) break
    if (taken[at] && ++overlapped > OVERLAP) break
    points.push({ x, y, r })
    dx = MOMENTUM * dx + (1 - MOMENTUM) * tx
    dy = MOMENTUM * dy + (1 - MOMENTUM) * ty
    const length = Math.hypot(dx, dy)
    dx /= length
    dy /= length
  }
  return points
}

function ridgeOffset(response: Plane, x: number, y: number, nx: number, ny: number): number {
  const middle = sample(response, x, y)
  const left = sample(response, x - nx, y - ny)
  const right = sample(response, x + nx, y + ny)
  const bend = left + right - 2 * middle
  if (bend >= 0) return right > left ? 0.3 : -0.3
  return Math.max(-0.4, Math.min(0.4, (left - right) / (2 * bend)))
}

function markTaken(taken: Uint8Array, { width }: Plane, points: readonly Point[]): void {
  for (const { x, y } of points) {
    const at = Math.round(y) * width + Math.round(x)
    for (let v = -1; v <= 1; v++) for (let u = -1; u <= 1; u++) taken[at + v * width + u] = 1
  }
}

function toStroke(points: readonly Point[], rules: ContourRules): Stroke {
  const press = (r: number) => Math.min(1, Math.max(0, (r - rules.goOn) / (rules.full - rules.goOn)))
  return {
    xs: evened(
      Float32Array.from(points, (point) => point.x),
      3,
    ),
    ys: evened(
      Float32Array.from(points, (point) => point.y),
      3,
    ),
    pressure: evened(
      Float32Array.from(points, (point) => press(point.r)),
      12,
    ),
  }
}

/** Laplacian smoothing with fixed ends. */
function evened(values: Float32Array, rounds: number): Float32Array {
  let now = values
  for (let round = 0; round < rounds; round++) {
    const before = now
    now = before.map((value, i) =>
      i === 0 || i === before.length - 1 ? value : (before[i - 1]! + 2 * value + before[i + 1]!) / 4,
    )
  }
  return now
}
