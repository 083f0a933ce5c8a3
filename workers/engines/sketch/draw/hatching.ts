import { freeArray } from '../../../../src/lib/free-array.ts'
import type { Plane } from '../pixels/raster.ts'
import { type Random, seededRandom } from '../pixels/seeded-random.ts'
import type { Flow } from './flow.ts'
import type { Stroke } from './strokes.ts'

export interface HatchRules {
  /** Darkness (0…1) at which hatching starts, and is densest. */
  readonly from: number
  readonly densest: number
  /** Distance between strokes in pixels, at `from` and at `densest`. */
  readonly widest: number
  readonly closest: number
  /** Longest stroke in pixels. */
  readonly longest: number
  readonly shortest: number
}

/**
 * Tonal hatching: evenly spaced streamlines (Jobard & Lefer 1997) of the flow, spaced by the
 * darkness below, so that tone becomes density (Winkenbach & Salesin 1994). A stroke ends where
 * `edges` is 1.
 */
export function hatch(
  darkness: Plane,
  flow: Flow,
  edges: Plane,
  rules: HatchRules,
  seed: number,
): readonly Stroke[] {
  const { width, height } = darkness
  const random = seededRandom(seed)
  const kept = new Float32Array(width * height)
  const strokes: Stroke[] = []
  const seeds = seedCells(width, height, rules.closest, random)
  for (let i = 0; i < seeds.length; i += 2) {
    const x = seeds[i]!
    const y = seeds[i + 1]!
    const at = Math.floor(y) * width + Math.floor(x)
    if (darkness.data[at]! < rules.from || kept[at]! > 0) continue
    const reach = rules.longest * (0.55 + 0.45 * random())
    const [forth, back] = [1, -1].map((side) =>
      walk(darkness, flow, edges, kept, rules, x, y, side, reach / 2),
    ) as [Path, Path]
    const xs = Float64Array.from([...back.xs.reverse(), x, ...forth.xs])
    const ys = Float64Array.from([...back.ys.reverse(), y, ...forth.ys])
    if (xs.length < rules.shortest) continue
    for (let k = 0; k < xs.length; k++) keepClear(kept, darkness, rules, xs[k]!, ys[k]!)
    const pressure = new Float32Array(xs.length).fill(0.45 + 0.55 * random())
    strokes.push({ xs: Float32Array.from(xs), ys: Float32Array.from(ys), pressure })
  }
  freeArray(kept)
  freeArray(seeds)
  return strokes
}

interface Path {
  readonly xs: number[]
  readonly ys: number[]
}

/** A place in each cell of a grid, x and y in turn, in random order (Fisher & Yates 1938). */
function seedCells(width: number, height: number, size: number, random: Random): Float64Array {
  const count = Math.ceil(width / size) * Math.ceil(height / size)
  const cells = new Float64Array(2 * count)
  for (let i = 0, y = 0; y < height; y += size)
    for (let x = 0; x < width; x += size, i++) {
      const to = Math.floor(random() * (i + 1))
      cells[2 * i] = cells[2 * to]!
      cells[2 * i + 1] = cells[2 * to + 1]!
      cells[2 * to] = Math.min(width - 1, x + random() * size)
      cells[2 * to + 1] = Math.min(height - 1, y + random() * size)
    }
  return cells
}

function walk(
  darkness: Plane,
  flow: Flow,
  edges: Plane,
  kept: Float32Array,
  rules: HatchRules,
  fromX: number,
  fromY: number,
  side: number,
  reach: number,
): Path {
  const { width, height } = darkness
  const path: Path = { xs: [], ys: [] }
  let x = fromX
  let y = fromY
  const first = Math.floor(y) * width + Math.floor(x)
  let dx = side * flow.x.data[first]!
  let dy = side * flow.y.data[first]!
  for (let step = 0; step < reach; step++) {
    x += dx
    y += dy
    if (x < 0 || y < 0 || x >= width || y >= height) break
    const at = Math.floor(y) * width + Math.floor(x)
    if (darkness.data[at]! < rules.from * 0.92 || kept[at]! > 0 || edges.data[at]! > 0.5) break
    path.xs.push(x)
    path.ys.push(y)
    const fx = flow.x.data[at]!
    const fy = flow.y.data[at]!
    const along = fx * dx + fy * dy
    if (Math.abs(along) < 0.7) break
    const turn = along < 0 ? -0.15 : 0.15
    dx = 0.85 * dx + turn * fx
    dy = 0.85 * dy + turn * fy
    const length = Math.sqrt(dx * dx + dy * dy)
    dx /= length
    dy /= length
  }
  return path
}

function keepClear(kept: Float32Array, darkness: Plane, rules: HatchRules, x: number, y: number): void {
  const { width, height } = darkness
  const dark = darkness.data[Math.floor(y) * width + Math.floor(x)]!
  const t = Math.min(1, Math.max(0, (dark - rules.from) / (rules.densest - rules.from)))
  const gap = rules.widest + (rules.closest - rules.widest) * t
  const reach = Math.ceil(gap)
  const bottom = Math.min(height - 1, Math.floor(y) + reach)
  const most = gap * gap
  for (let v = Math.max(0, Math.floor(y) - reach); v <= bottom; v++) {
    const half = Math.sqrt(Math.max(0, most - (v - y) * (v - y)))
    const first = Math.max(0, Math.floor(x - half) + 1)
    kept.fill(1, v * width + first, v * width + Math.min(width - 1, Math.ceil(x + half) - 1) + 1)
  }
}
