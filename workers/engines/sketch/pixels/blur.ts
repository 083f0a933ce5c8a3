import { newPlane, type Plane } from './raster.ts'

/** Above this sigma three box filters replace the Gaussian (Wells 1986): their cost is constant. */
const BOX_FROM_SIGMA = 2.5

/**
 * Gaussian blur, edges repeated. `sigma` in pixels; 0.2 or less copies.
 * @param out of the same size; may be the plane itself
 */
export function blur(plane: Plane, sigma: number, out = newPlane(plane.width, plane.height)): Plane {
  if (sigma <= 0.2) {
    out.data.set(plane.data)
    return out
  }
  const between = betweenOf(plane.data.length)
  if (sigma < BOX_FROM_SIGMA) {
    const kernel = gaussianKernel(sigma)
    convolveRows(plane.data, between, plane.width, plane.height, kernel)
    convolveColumns(between, out.data, plane.width, plane.height, kernel)
    return out
  }
  out.data.set(plane.data)
  for (const radius of boxRadii(sigma)) {
    boxRows(out.data, between, plane.width, plane.height, radius)
    boxColumns(between, out.data, plane.width, plane.height, radius)
  }
  return out
}

/** Between rows and columns: a still blurs dozens of planes, and new memory takes long. */
let kept = new Float32Array(0)

function betweenOf(length: number): Float32Array {
  if (kept.length < length) kept = new Float32Array(length)
  return kept
}

/** Gaussian weights out to 3 sigma, summing to 1, centre in the middle. */
function gaussianKernel(sigma: number): Float32Array {
  const radius = Math.max(1, Math.ceil(3 * sigma))
  const kernel = new Float32Array(2 * radius + 1)
  let sum = 0
  for (let i = -radius; i <= radius; i++) {
    const weight = Math.exp(-(i * i) / (2 * sigma * sigma))
    kernel[i + radius] = weight
    sum += weight
  }
  return kernel.map((weight) => weight / sum)
}

/** Three box radii whose variances sum to the Gaussian's. */
function boxRadii(sigma: number): readonly number[] {
  const wanted = 12 * sigma * sigma
  const low = Math.max(0, Math.floor((Math.sqrt(wanted / 3 + 1) - 1) / 2))
  const variance = (radius: number) => (2 * radius + 1) ** 2 - 1
  const highs = Math.round((wanted - 3 * variance(low)) / (variance(low + 1) - variance(low)))
  return [0, 1, 2].map((i) => (i < highs ? low + 1 : low))
}

function convolveRows(from: Float32Array, to: Float32Array, width: number, height: number, k: Float32Array) {
  const radius = (k.length - 1) / 2
  const padded = new Float32Array(width + 2 * radius)
  for (let y = 0; y < height; y++) {
    const row = y * width
    padded.fill(from[row]!, 0, radius)
    padded.set(from.subarray(row, row + width), radius)
    padded.fill(from[row + width - 1]!, radius + width)
    for (let x = 0; x < width; x++) {
      let sum = padded[x + radius]! * k[radius]!
      for (let i = 0, j = 2 * radius; i < radius; i++, j--) sum += (padded[x + i]! + padded[x + j]!) * k[i]!
      to[row + x] = sum
    }
  }
}

function convolveColumns(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  k: Float32Array,
) {
  const radius = (k.length - 1) / 2
  const middle = k[radius]!
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) to[row + x] = from[row + x]! * middle
    for (let i = 1; i <= radius; i++) {
      const above = Math.max(0, y - i) * width
      const below = Math.min(height - 1, y + i) * width
      const weight = k[radius - i]!
      for (let x = 0; x < width; x++) to[row + x]! += (from[above + x]! + from[below + x]!) * weight
    }
  }
}

function boxRows(from: Float32Array, to: Float32Array, width: number, height: number, radius: number) {
  const scale = 1 / (2 * radius + 1)
  for (let y = 0; y < height; y++) {
    const row = y * width
    const last = row + width - 1
    let sum = from[row]! * radius
    for (let i = 0; i < radius; i++) sum += from[Math.min(last, row + i)]!
    for (let x = 0; x < width; x++) {
      sum += from[Math.min(last, row + x + radius)]!
      to[row + x] = sum * scale
      sum -= from[Math.max(row, row + x - radius)]!
    }
  }
}

function boxColumns(from: Float32Array, to: Float32Array, width: number, height: number, radius: number) {
  const scale = 1 / (2 * radius + 1)
  const sums = new Float64Array(width)
  for (let i = -radius - 1; i < radius; i++) {
    const row = Math.min(height - 1, Math.max(0, i)) * width
    for (let x = 0; x < width; x++) sums[x]! += from[row + x]!
  }
  for (let y = 0; y < height; y++) {
    const entering = Math.min(height - 1, y + radius) * width
    const leaving = Math.max(0, y - radius - 1) * width
    for (let x = 0; x < width; x++) {
      sums[x]! += from[entering + x]! - from[leaving + x]!
      to[y * width + x] = sums[x]! * scale
    }
  }
}
