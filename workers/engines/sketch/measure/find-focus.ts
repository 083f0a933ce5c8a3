import { MIDDLE, type Spot } from '../../../../src/domain/board/marks.ts'
import type { LabImage } from '../pixels/oklab.ts'
import { smoothStep } from '../pixels/raster.ts'
import { findSubject } from './subject.ts'

/** Clarities of a subject that is a guess, and of one that is sure. */
const CLARITY = { least: 0.05, most: 0.2 }

/**
 * What the eye goes to in a small picture, in fractions of its sides: the head of its subject (its
 * weight's centre where it is not tall), nearer to the middle the less the subject stands out.
 */
export function focusIn(image: LabImage): Spot {
  const { head, clarity } = findSubject(image)
  const trust = smoothStep(CLARITY.least, CLARITY.most, clarity)
  return { x: MIDDLE.x + (head.x - MIDDLE.x) * trust, y: MIDDLE.y + (head.y - MIDDLE.y) * trust }
}
