import { newPlane, type Plane } from '../pixels/raster.ts'
import type { Flow } from './flow.ts'

/** Ratio of the two Gaussians: 1.6 approximates the Laplacian (Marr & Hildreth 1980). */
const WIDER = 1.6

/**
 * Flow-based difference of Gaussians (Kang, Lee & Chui 2007; separable as in Winnemöller et al.
 * 2012): width `sigma` across the flow, averaged along it with a sigma of `along` pixels. Positive
 * on an edge's dark side, negative on the light side, 0 in flat areas.
 */
export function flowDog(light: Plane, flow: Flow, sigma: number, along: number): Plane {
  return averageAlong(dogAcross(light, flow, sigma), flow, along)
}

/**
 * XDoG's soft threshold (Winnemöller et al. 2012): ink coverage 0…1, zero up to `threshold`, then
 * tanh with slope `sharpness`.
 */
export function softThreshold(response: number, threshold: number, sharpness: number): number {
  return response <= threshold ? 0 : Math.tanh(sharpness * (response - threshold))
}

function dogAcross(light: Plane, flow: Flow, sigma: number): Plane {
  const { width, height, data } = light
  const radius = Math.ceil(2.4 * WIDER * sigma)
  const weights = dogKernel(sigma, radius)
  const out = newPlane(width, height)
  const right = width - 1.001
  const bottom = height - 1.001
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const nx = -flow.y.data[i]!
      const ny = flow.x.data[i]!
      let sum = 0
      for (let k = -radius; k <= radius; k++) {
        const px = x + k * nx
        const py = y + k * ny
        const u = Math.min(right, Math.max(0, px))
        const v = Math.min(bottom, Math.max(0, py))
        const x0 = u | 0
        const y0 = v | 0
        const dx = u - x0
        const at = y0 * width + x0
        const top = data[at]! + (data[at + 1]! - data[at]!) * dx
        const low = data[at + width]! + (data[at + width + 1]! - data[at + width]!) * dx
        sum += weights[k + radius]! * (top + (low - top) * (v - y0))
      }
      out.data[i] = -sum
    }
  return out
}

function dogKernel(sigma: number, radius: number): Float32Array {
  const gauss = (s: number) => {
    const raw = Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * s * s)))
    const sum = raw.reduce((total, value) => total + value, 0)
    return raw.map((value) => value / sum)
  }
  const wide = gauss(WIDER * sigma)
  return Float32Array.from(gauss(sigma), (value, i) => value - wide[i]!)
}

function averageAlong(response: Plane, flow: Flow, sigma: number): Plane {
  const { width, height, data } = response
  const steps = Math.max(1, Math.ceil(2 * sigma))
  const weights = Float32Array.from({ length: steps + 1 }, (_, i) => Math.exp((-i * i) / (2 * sigma * sigma)))
  const out = newPlane(width, height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      let sum = data[i]!
      let total = 1
      for (let side = -1; side <= 1; side += 2) {
        let px = x
        let py = y
        let tx = side * flow.x.data[i]!
        let ty = side * flow.y.data[i]!
        for (let k = 1; k <= steps; k++) {
          px += tx
          py += ty
          const u = (px + 0.5) | 0
          const v = (py + 0.5) | 0
          if (px < 0 || py < 0 || u >= width || v >= height) break
          const at = v * width + u
          sum += weights[k]! * data[at]!
          total += weights[k]!
          const fx = flow.x.data[at]!
          const fy = flow.y.data[at]!
          const turn = fx * tx + fy * ty < 0 ? -1 : 1
          tx = turn * fx
          ty = turn * fy
        }
      }
      out.data[i] = sum / total
    }
  return out
}
