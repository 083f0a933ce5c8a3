import { freeArray } from '../../../../src/lib/free-array.ts'

/** One number per pixel, row by row. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/**
 * Frees planes that are read no more, as those of a picture or `{ light, dark }`: a still makes
 * dozens, and garbage collection would come when it is done.
 */
export function letGo<Planes extends { readonly [Name in keyof Planes]: Plane | undefined }>(
  planes: Planes,
): void {
  for (const name in planes) {
    const plane = planes[name]
    if (plane) freeArray(plane.data)
  }
}

/** Canvas pixels: red, green, blue, alpha, one byte each. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

export function newPlane(width: number, height: number): Plane {
  return { width, height, data: new Float32Array(width * height) }
}

export function mapPlane(plane: Plane, change: (value: number) => number): Plane {
  return { ...plane, data: plane.data.map(change) }
}

/**
 * Bilinear value between pixels; the nearest edge outside. Coordinates in pixels, centres at
 * integers.
 */
export function sample(plane: Plane, x: number, y: number): number {
  const { width, height, data } = plane
  const cx = clamp(x, 0, width - 1)
  const cy = clamp(y, 0, height - 1)
  const x0 = cx | 0
  const y0 = cy | 0
  const dx = cx - x0
  const dy = cy - y0
  const row = y0 * width + x0
  const right = x0 < width - 1 ? 1 : 0
  const below = y0 < height - 1 ? width : 0
  const top = data[row]! + (data[row + right]! - data[row]!) * dx
  const bottom = data[row + below]! + (data[row + below + right]! - data[row + below]!) * dx
  return top + (bottom - top) * dy
}

/** Resizes: area average down, bilinear up. */
export function resize(plane: Plane, width: number, height: number): Plane {
  const out = newPlane(width, height)
  const sx = plane.width / width
  const sy = plane.height / height
  if (sx <= 1 && sy <= 1) {
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++)
        out.data[i] = sample(plane, (x + 0.5) * sx - 0.5, (y + 0.5) * sy - 0.5)
    return out
  }
  const source = plane.data
  for (let y = 0, i = 0; y < height; y++) {
    const top = Math.floor(y * sy)
    const bottom = Math.max(top + 1, Math.floor((y + 1) * sy))
    for (let x = 0; x < width; x++, i++) {
      const left = Math.floor(x * sx)
      const right = Math.max(left + 1, Math.floor((x + 1) * sx))
      let sum = 0
      for (let v = top; v < bottom; v++)
        for (let u = left, at = v * plane.width + left; u < right; u++, at++) sum += source[at]!
      out.data[i] = sum / ((bottom - top) * (right - left))
    }
  }
  return out
}

/** The quantile at a share (0…1) of the values, from a sample of at most 4 096. */
export function quantile(data: Float32Array, share: number): number {
  const step = Math.max(1, Math.floor(data.length / 4096))
  const some = new Float32Array(Math.ceil(data.length / step))
  for (let i = 0, j = 0; j < some.length; i += step, j++) some[j] = data[i]!
  some.sort()
  return some[Math.min(some.length - 1, Math.max(0, Math.round(share * (some.length - 1))))] ?? 0
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** 0 below `low`, 1 above `high`, a smooth step (3t² − 2t³) between. */
export function smoothStep(low: number, high: number, value: number): number {
  const t = clamp((value - low) / (high - low), 0, 1)
  return t * t * (3 - 2 * t)
}
