import type { Hand } from '../../../../src/domain/scene/hand.ts'
import type { LabImage } from '../pixels/oklab.ts'
import { measureLineAndGrain } from './line-and-grain.ts'

/** Pixels of the longer side: lines and grain are gone in a smaller copy. */
export const GRAIN_SIDE = 768
/** Mean distance from grey (OKLab) below which a picture has no colours. */
const GREY = 0.02

/**
 * The hand that a style picture asks for: one in greys with grain is a pencil's, one in greys with
 * thick lines on smooth surfaces a marker's, every other one ink and wash.
 */
export function handOf(style: LabImage): Hand {
  const { a, b } = style
  const chroma = a.data.reduce((sum, value, i) => sum + Math.hypot(value, b.data[i]!), 0) / a.data.length
  if (chroma > GREY) return 'ink'
  const { line, grain } = measureLineAndGrain(style)
  if (grain !== 'smooth') return 'pencil'
  return line === 'thick' ? 'marker' : 'ink'
}
