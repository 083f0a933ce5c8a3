import { sourcePoint, type View } from '../draw/view.ts'
import { newPlane, type Plane, smoothStep } from '../pixels/raster.ts'
import type { Subject } from './subject.ts'

/**
 * Least weight of a line far from the subject; in a view of the whole place the place matters too.
 */
const LEAST = { near: 0.1, whole: 0.45 }

/**
 * The importance of each point of a still, 0…1: 1 on the subject, falling with distance, and 1
 * everywhere when the subject is unclear. An artist presses harder where the eye should go.
 */
export function focusMap(
  width: number,
  height: number,
  view: View,
  frame: { readonly width: number; readonly height: number },
  subject: Subject,
): Plane {
  const out = newPlane(width, height)
  const whole = smoothStep(
    0.8,
    1,
    (2 * view.halfHeight) / Math.min(frame.height, (frame.width * height) / width),
  )
  const least = LEAST.near + (LEAST.whole - LEAST.near) * whole
  const trust = smoothStep(0.3, 0.7, subject.clarity) * (1 - least)
  const point = { x: 0, y: 0 }
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      sourcePoint(view, ((x + 0.5) / width) * 2 - 1, ((y + 0.5) / height) * 2 - 1, point)
      const beside = Math.max(0, Math.abs(point.x / frame.width - subject.x) - subject.width / 2)
      const above = Math.max(0, Math.abs(point.y / frame.height - subject.y) - subject.height / 2)
      out.data[i] = 1 - trust * smoothStep(0, 0.3, Math.hypot(beside, above))
    }
  return out
}
