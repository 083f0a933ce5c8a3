import { type LabImage, newLabImage } from '../pixels/oklab.ts'
import { letGo } from '../pixels/raster.ts'
import type { Flow } from './flow.ts'

/** Colours nearer than this (OKLab) merge. */
const RANGE = 0.055
/** Beyond this radius every second pixel suffices, because so wide a filter is smooth. */
const WIDE = 5

/**
 * Flattens a picture into shapes: the orientation-aligned bilateral filter (Kyprianidis & Döllner
 * 2008), across the edges and then along them, `rounds` times. `radius` in pixels.
 */
export function simplify(image: LabImage, flow: Flow, radius: number, rounds: number): LabImage {
  let now = image
  for (let round = 0; round < rounds; round++) {
    const across = bilateral(now, flow, radius, false)
    if (round > 0) letGo(now)
    now = bilateral(across, flow, radius * 1.5, true)
    letGo(across)
  }
  return now
}

function bilateral(image: LabImage, flow: Flow, radius: number, along: boolean): LabImage {
  const { width, height } = image.l
  const { data: ls } = image.l
  const { data: as } = image.a
  const { data: bs } = image.b
  const out = newLabImage(width, height)
  const stride = radius > WIDE ? 2 : 1
  const steps = Math.ceil(radius / stride)
  const spatial = Float32Array.from({ length: steps + 1 }, (_, k) =>
    Math.exp((-2 * (k * stride) ** 2) / (radius * radius)),
  )
  const range = 1 / (2 * RANGE * RANGE)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const dx = stride * (along ? flow.x.data[i]! : -flow.y.data[i]!)
      const dy = stride * (along ? flow.y.data[i]! : flow.x.data[i]!)
      const l0 = ls[i]!
      const a0 = as[i]!
      const b0 = bs[i]!
      let sumL = l0
      let sumA = a0
      let sumB = b0
      let total = 1
      for (let k = -steps; k <= steps; k++) {
        if (k === 0) continue
        const u = x + k * dx + 0.5
        const v = y + k * dy + 0.5
        const column = u <= 0 ? 0 : u >= width ? width - 1 : u | 0
        const row = v <= 0 ? 0 : v >= height ? height - 1 : v | 0
        const at = row * width + column
        const l1 = ls[at]!
        const a1 = as[at]!
        const b1 = bs[at]!
        const dl = l1 - l0
        const da = a1 - a0
        const db = b1 - b0
        const gap = (dl * dl + 2 * (da * da + db * db)) * range
        // A rational fall-off: close to the Gaussian where it matters, and cheap.
        const weight = spatial[k < 0 ? -k : k]! / (1 + gap + gap * gap)
        sumL += weight * l1
        sumA += weight * a1
        sumB += weight * b1
        total += weight
      }
      out.l.data[i] = sumL / total
      out.a.data[i] = sumA / total
      out.b.data[i] = sumB / total
    }
  return out
}

/**
 * Soft quantisation of lightness to `levels` + 1 values from 0 to 1 (Winnemöller, Olsen & Gooch
 * 2006). `softness` 0 makes hard steps; 1 almost none.
 */
export function softLevels(light: number, levels: number, softness: number): number {
  const step = 1 / levels
  const border = (Math.floor(light / step) + 0.5) * step
  const sharpness = 1 / Math.max(0.02, softness)
  return border + ((step / 2) * Math.tanh(sharpness * 2 * ((light - border) / step))) / Math.tanh(sharpness)
}
