import type { LabImage } from '../pixels/oklab.ts'
import { newPlane, type Plane } from '../pixels/raster.ts'

/** Weight of the colour contrast added to lightness. */
const COLOUR_SHARE = 1.1

/**
 * Lightness plus the main colour contrast, so that regions of equal lightness and different colour
 * keep an edge: the projection on the colours' first principal axis, oriented to agree with
 * lightness (after Grundland & Dodgson 2007).
 */
export function decolour(image: LabImage): Plane {
  const { a, b, l } = image
  const count = l.data.length
  const mean = { l: average(l), a: average(a), b: average(b) }
  let aa = 0
  let ab = 0
  let bb = 0
  let la = 0
  let lb = 0
  for (let i = 0; i < count; i++) {
    const da = a.data[i]! - mean.a
    const db = b.data[i]! - mean.b
    const dl = l.data[i]! - mean.l
    aa += da * da
    ab += da * db
    bb += db * db
    la += dl * da
    lb += dl * db
  }
  const angle = 0.5 * Math.atan2(2 * ab, aa - bb)
  const sign = Math.cos(angle) * la + Math.sin(angle) * lb < 0 ? -1 : 1
  const onA = sign * COLOUR_SHARE * Math.cos(angle)
  const onB = sign * COLOUR_SHARE * Math.sin(angle)
  const out = newPlane(l.width, l.height)
  for (let i = 0; i < count; i++)
    out.data[i] = l.data[i]! + onA * (a.data[i]! - mean.a) + onB * (b.data[i]! - mean.b)
  return out
}

function average(plane: Plane): number {
  let sum = 0
  for (const value of plane.data) sum += value
  return sum / Math.max(1, plane.data.length)
}
