import type { Size } from '../../../src/lib/geometry.ts'
import type { Rough } from '../path.ts'
import type { Plane } from './planes.ts'

/** Lobes of the Lanczos kernel (1950), usual for pictures. */
const LOBES = 3
/**
 * Samples are first averaged in blocks, leaving the kernel this many per output sample; the result
 * looks the same. A rough picture's blocks are the output samples, as nearly as they go.
 */
const LEAST_LEFT = 2
/** Rows of a block that a rough picture reads, at most. */
const ROUGH_ROWS = 4

/** The source samples and weights of each target sample; `taps` per target. */
interface Weights {
  readonly taps: number
  readonly from: Int32Array
  readonly weights: Float32Array
}

const known = new Map<string, Weights>()

/** Weights of a Lanczos kernel, stretched for downscaling. */
function weightsFor(source: number, target: number): Weights {
  const name = `${source} ${target}`
  const found = known.get(name)
  if (found) return found
  const ratio = source / target
  const stretch = Math.max(1, ratio)
  const taps = Math.min(source, Math.ceil(2 * LOBES * stretch) + 1)
  const from = new Int32Array(target)
  const weights = new Float32Array(target * taps)
  for (let i = 0; i < target; i++) {
    const centre = (i + 0.5) * ratio - 0.5
    const first = Math.min(Math.max(0, Math.ceil(centre - LOBES * stretch)), source - taps)
    from[i] = first
    let sum = 0
    for (let tap = 0; tap < taps; tap++) {
      const weight = lanczos((first + tap - centre) / stretch)
      weights[i * taps + tap] = weight
      sum += weight
    }
    for (let tap = 0; tap < taps; tap++) weights[i * taps + tap] = (weights[i * taps + tap] ?? 0) / sum
  }
  const made = { taps, from, weights }
  known.set(name, made)
  return made
}

function lanczos(x: number): number {
  if (x === 0) return 1
  if (Math.abs(x) >= LOBES) return 0
  const t = Math.PI * x
  return (LOBES * Math.sin(t) * Math.sin(t / LOBES)) / (t * t)
}

/**
 * Scales a plane to `size.width * size.height` values in rows from the top, not clamped.
 * @param rough reads only some samples of a much larger plane: reading is what takes the time
 */
export function resample(plane: Plane, size: Size, rough?: Rough): Float32Array {
  const ratio = Math.min(plane.width / size.width, plane.height / size.height)
  const block = Math.max(1, Math.floor(rough ? ratio : ratio / LEAST_LEFT))
  const source = block > 1 ? shrunk(plane, block, rough) : plane
  const isScaled = source.width === size.width && source.height === size.height
  if (isScaled && source.data instanceof Float32Array) return source.data
  return scaledRows(scaledColumns(source, size.width), source.height, size)
}

function shrunk(plane: Plane, block: number, rough: Rough | undefined): Plane {
  if (rough !== 'points') return averaged(plane, block, rough ? Math.ceil(block / ROUGH_ROWS) : 1)
  const { stride, step, width, height } = plane
  const counts = { width: Math.ceil(width / block), height: Math.ceil(height / block) }
  return { ...plane, stride: stride * block, step: step * block, ...counts }
}

/**
 * Means of `block` × `block` samples, of each `every`th row of them; blocks at the right and bottom
 * edge may be smaller.
 */
function averaged(plane: Plane, block: number, every: number): Plane {
  const { data, offset, stride, step } = plane
  const width = Math.ceil(plane.width / block)
  const height = Math.ceil(plane.height / block)
  const means = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const to = y * width
    const bottom = Math.min(plane.height, (y + 1) * block)
    const rows = Math.ceil((bottom - y * block) / every)
    for (let row = y * block; row < bottom; row += every) {
      let at = offset + row * stride
      for (let x = 0; x < width; x++) {
        const end = at + step * Math.min(block, plane.width - x * block)
        let sum = 0
        for (; at < end; at += step) sum += data[at] ?? 0
        means[to + x] = (means[to + x] ?? 0) + sum
      }
    }
    for (let x = 0; x < width; x++) {
      const samples = rows * Math.min(block, plane.width - x * block)
      means[to + x] = (means[to + x] ?? 0) / samples
    }
  }
  return { data: means, offset: 0, stride: width, step: 1, width, height }
}

/** Scales every row to a width. */
function scaledColumns(plane: Plane, width: number): Float32Array {
  const { data, offset, stride, step, height } = plane
  const { taps, from, weights } = weightsFor(plane.width, width)
  const scaled = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let at = offset + y * stride + (from[x] ?? 0) * step
      let weight = x * taps
      let sum = 0
      for (let tap = 0; tap < taps; tap++, at += step, weight++) {
        sum += (data[at] ?? 0) * (weights[weight] ?? 0)
      }
      scaled[y * width + x] = sum
    }
  }
  return scaled
}

/** Scales every column to a height. */
function scaledRows(data: Float32Array, height: number, size: Size): Float32Array {
  const { width } = size
  const { taps, from, weights } = weightsFor(height, size.height)
  const scaled = new Float32Array(width * size.height)
  for (let y = 0; y < size.height; y++) {
    const to = y * width
    for (let tap = 0; tap < taps; tap++) {
      const weight = weights[y * taps + tap] ?? 0
      const row = ((from[y] ?? 0) + tap) * width
      for (let x = 0; x < width; x++) scaled[to + x] = (scaled[to + x] ?? 0) + weight * (data[row + x] ?? 0)
    }
  }
  return scaled
}
