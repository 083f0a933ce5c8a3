import { blur } from '../pixels/blur.ts'
import type { LabImage } from '../pixels/oklab.ts'
import { newPlane, type Plane } from '../pixels/raster.ts'

/** Each pixel's direction along edges. */
export interface Flow {
  /** Unit vectors along the edge; their sign has no meaning. */
  readonly x: Plane
  readonly y: Plane
}

/** Products of the gradient, summed over the colour channels. */
export interface Tensor {
  readonly xx: Plane
  readonly xy: Plane
  readonly yy: Plane
}

/** Weight of colour edges, whose OKLab values are small. */
const COLOUR_WEIGHT = 2.5

/**
 * The structure tensor of a colour picture (Di Zenzo 1986) with Scharr's derivative, smoothed with
 * `sigma` pixels.
 */
export function structureTensor(image: LabImage, sigma: number): Tensor {
  const { width, height } = image.l
  const tensor = { xx: newPlane(width, height), xy: newPlane(width, height), yy: newPlane(width, height) }
  addProducts(tensor, image.l, 1)
  addProducts(tensor, image.a, COLOUR_WEIGHT)
  addProducts(tensor, image.b, COLOUR_WEIGHT)
  blur(tensor.xx, sigma, tensor.xx)
  blur(tensor.xy, sigma, tensor.xy)
  blur(tensor.yy, sigma, tensor.yy)
  return tensor
}

export function smoothed(tensor: Tensor, sigma: number): Tensor {
  return { xx: blur(tensor.xx, sigma), xy: blur(tensor.xy, sigma), yy: blur(tensor.yy, sigma) }
}

/**
 * The edge tangent flow: minor eigenvectors of the smoothed structure tensor (Kyprianidis & Döllner
 * 2008, in place of the iterated filter of Kang, Lee & Chui 2007). `lean` is a default direction,
 * added to the tensor with its weight.
 */
export function edgeFlow(tensor: Tensor, lean?: { readonly angle: number; readonly weight: number }): Flow {
  const { width, height } = tensor.xx
  const flow = { x: newPlane(width, height), y: newPlane(width, height) }
  // The default direction's tensor has its gradient across that direction.
  const gx = lean ? -Math.sin(lean.angle) : 0
  const gy = lean ? Math.cos(lean.angle) : 0
  const weight = lean?.weight ?? 0
  for (let i = 0; i < flow.x.data.length; i++) {
    const xx = tensor.xx.data[i]! + weight * gx * gx
    const xy = tensor.xy.data[i]! + weight * gx * gy
    const yy = tensor.yy.data[i]! + weight * gy * gy
    const spread = Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)
    // Sine and cosine of half the angle whose tangent is 2 xy / (xx - yy).
    const cosine = spread > 0 ? (xx - yy) / spread : 1
    const sine = Math.sqrt(Math.max(0, (1 - cosine) / 2))
    flow.x.data[i] = xy < 0 ? sine : -sine
    flow.y.data[i] = Math.sqrt(Math.max(0, (1 + cosine) / 2))
  }
  return flow
}

function addProducts(tensor: Tensor, plane: Plane, weight: number): void {
  const { width, height, data } = plane
  for (let y = 0; y < height; y++) {
    const up = Math.max(0, y - 1) * width
    const mid = y * width
    const down = Math.min(height - 1, y + 1) * width
    for (let x = 0; x < width; x++) {
      const left = x > 0 ? x - 1 : x
      const right = x < width - 1 ? x + 1 : x
      const ul = data[up + left]!
      const ur = data[up + right]!
      const dl = data[down + left]!
      const dr = data[down + right]!
      const gx = (weight * (3 * (ur - ul + dr - dl) + 10 * (data[mid + right]! - data[mid + left]!))) / 32
      const gy = (weight * (3 * (dl - ul + dr - ur) + 10 * (data[down + x]! - data[up + x]!))) / 32
      tensor.xx.data[mid + x]! += gx * gx
      tensor.xy.data[mid + x]! += gx * gy
      tensor.yy.data[mid + x]! += gy * gy
    }
  }
}
