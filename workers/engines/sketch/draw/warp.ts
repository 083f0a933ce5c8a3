import type { LabImage } from '../pixels/oklab.ts'
import { newLabImage } from '../pixels/oklab.ts'
import type { Plane } from '../pixels/raster.ts'
import { sourcePoint, type View } from './view.ts'

/**
 * The part of a picture that a view shows, resampled to `width` × `height` pixels with the cubic of
 * Mitchell & Netravali 1988 (B = C = 1/3: sharp without ringing). Mirrored beyond the picture's
 * edge.
 */
export function warp(image: LabImage, view: View, width: number, height: number): LabImage {
  const out = newLabImage(width, height)
  const point = { x: 0, y: 0 }
  const taps = new Int32Array(16)
  const weights = new Float32Array(16)
  const across = new Float32Array(4)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      sourcePoint(view, ((x + 0.5) / width) * 2 - 1, ((y + 0.5) / height) * 2 - 1, point)
      prepare(image.l, point.x - 0.5, point.y - 0.5, { taps, weights, across })
      let l = 0
      let a = 0
      let b = 0
      for (let k = 0; k < 16; k++) {
        const at = taps[k]!
        const weight = weights[k]!
        l += image.l.data[at]! * weight
        a += image.a.data[at]! * weight
        b += image.b.data[at]! * weight
      }
      out.l.data[i] = l
      out.a.data[i] = a
      out.b.data[i] = b
    }
  return out
}

/** The samples that make one pixel. */
interface Taps {
  readonly taps: Int32Array
  readonly weights: Float32Array
  /** The weights of the four columns. */
  readonly across: Float32Array
}

function prepare(plane: Plane, x: number, y: number, { taps, weights, across }: Taps): void {
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  for (let u = -1; u <= 2; u++) across[u + 1] = cubic(x - x0 - u)
  for (let v = -1, k = 0; v <= 2; v++) {
    const row = mirrored(y0 + v, plane.height) * plane.width
    const wy = cubic(y - y0 - v)
    for (let u = -1; u <= 2; u++, k++) {
      taps[k] = row + mirrored(x0 + u, plane.width)
      weights[k] = wy * across[u + 1]!
    }
  }
}

function cubic(distance: number): number {
  const d = Math.abs(distance)
  if (d < 1) return (7 * d * d * d - 12 * d * d + 16 / 3) / 6
  return d < 2 ? ((-7 / 3) * d * d * d + 12 * d * d - 20 * d + 32 / 3) / 6 : 0
}

function mirrored(i: number, size: number): number {
  if (i >= 0 && i < size) return i
  const period = 2 * size
  const wrapped = ((i % period) + period) % period
  return wrapped < size ? wrapped : period - 1 - wrapped
}
