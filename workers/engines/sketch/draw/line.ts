import { letGo, newPlane, type Plane } from '../pixels/raster.ts'
import type { Flow } from './flow.ts'

/** Ratio of the two Gaussians: 1.6 approximates the Laplacian (Marr & Hildreth 1980). */
const WIDER = 1.6

/** One width of line that is looked for. */
export interface LineWidth {
  /** Of the narrower Gaussian across the flow, in pixels. */
  readonly sigma: number
  /** Sigma of the mean along the flow, in pixels. */
  readonly along: number
}

type Pair<Item> = readonly [Item, Item]

/**
 * Flow-based differences of Gaussians (Kang, Lee & Chui 2007; separable as in Winnemöller et al.
 * 2012) of two widths, which share the ways across and along the flow. Positive on an edge's dark
 * side, negative on the light side, 0 in flat areas.
 */
export function flowDogs(light: Plane, flow: Flow, widths: Pair<LineWidth>): Pair<Plane> {
  const [fine, bold] = dogAcross(light, flow, widths)
  const along = averageAlong([fine, bold], flow, widths)
  letGo({ fine, bold })
  return along
}

/**
 * XDoG's soft threshold (Winnemöller et al. 2012): ink coverage 0…1, zero up to `threshold`, then
 * tanh with slope `sharpness`.
 */
export function softThreshold(response: number, threshold: number, sharpness: number): number {
  return response <= threshold ? 0 : Math.tanh(sharpness * (response - threshold))
}

function dogAcross(light: Plane, flow: Flow, [narrow, broad]: Pair<LineWidth>): Pair<Plane> {
  const { width, height, data } = light
  const radius = Math.ceil(2.4 * WIDER * Math.max(narrow.sigma, broad.sigma))
  const ofNarrow = dogKernel(narrow.sigma, radius)
  const ofBroad = dogKernel(broad.sigma, radius)
  const [fine, bold] = [newPlane(width, height), newPlane(width, height)]
  const right = width - 1.001
  const bottom = height - 1.001
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const nx = -flow.y.data[i]!
      const ny = flow.x.data[i]!
      let [one, other] = [0, 0]
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
        const value = top + (low - top) * (v - y0)
        one += ofNarrow[k + radius]! * value
        other += ofBroad[k + radius]! * value
      }
      fine.data[i] = -one
      bold.data[i] = -other
    }
  return [fine, bold]
}

/** Zero beyond the reach of its own sigma, and summing to zero. */
function dogKernel(sigma: number, radius: number): Float32Array {
  const reach = Math.ceil(2.4 * WIDER * sigma)
  const gauss = (s: number) => {
    const raw = Array.from({ length: 2 * radius + 1 }, (_, i) =>
      Math.abs(i - radius) > reach ? 0 : Math.exp(-((i - radius) ** 2) / (2 * s * s)),
    )
    const sum = raw.reduce((total, value) => total + value, 0)
    return raw.map((value) => value / sum)
  }
  const wide = gauss(WIDER * sigma)
  return Float32Array.from(gauss(sigma), (value, i) => value - wide[i]!)
}

function averageAlong([fine, bold]: Pair<Plane>, flow: Flow, [narrow, broad]: Pair<LineWidth>): Pair<Plane> {
  const { width, height } = fine
  const [fines, bolds] = [fine.data, bold.data]
  const [xs, ys] = [flow.x.data, flow.y.data]
  const steps = Math.max(1, Math.ceil(2 * Math.max(narrow.along, broad.along)))
  const [ofNarrow, ofBroad] = [weightsAlong(narrow.along, steps), weightsAlong(broad.along, steps)]
  const [one, other] = [newPlane(width, height), newPlane(width, height)]
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      let sumFine = fines[i]!
      let sumBold = bolds[i]!
      let totalFine = 1
      let totalBold = 1
      for (let side = -1; side <= 1; side += 2) {
        let px = x
        let py = y
        let tx = side * xs[i]!
        let ty = side * ys[i]!
        for (let k = 1; k <= steps; k++) {
          px += tx
          py += ty
          const u = (px + 0.5) | 0
          const v = (py + 0.5) | 0
          if (px < 0 || py < 0 || u >= width || v >= height) break
          const at = v * width + u
          sumFine += ofNarrow[k]! * fines[at]!
          totalFine += ofNarrow[k]!
          sumBold += ofBroad[k]! * bolds[at]!
          totalBold += ofBroad[k]!
          const fx = xs[at]!
          const fy = ys[at]!
          const turn = fx * tx + fy * ty < 0 ? -1 : 1
          tx = turn * fx
          ty = turn * fy
        }
      }
      one.data[i] = sumFine / totalFine
      other.data[i] = sumBold / totalBold
    }
  return [one, other]
}

/** Weights of so many steps, zero beyond two sigma. */
const weightsAlong = (sigma: number, steps: number): Float32Array =>
  Float32Array.from({ length: steps + 1 }, (_, i) =>
    i > Math.max(1, Math.ceil(2 * sigma)) ? 0 : Math.exp((-i * i) / (2 * sigma * sigma)),
  )
