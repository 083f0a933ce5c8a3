import { type ArrowLabel, cameraArrows } from './camera-arrows.ts'
import { focusOf } from './focus.ts'
import { CROPS, type Crop } from './guide-names.ts'
import { guideMarks } from './guides.ts'
import type { Marks } from './marks.ts'
import type { Take } from './shot.ts'
import type { ShownMarks } from './shown-marks.ts'

export type MarkLabel = Crop | ArrowLabel

/** Marks that are drawn alike. */
export interface MarkLayer {
  readonly kind: keyof typeof STROKES
  readonly marks: Marks<MarkLabel>
}

/**
 * Each line is drawn twice, a dark one under a light one, so that it can be seen on every picture.
 * Widths in units of the picture's space (`spaceOf`).
 */
export const STROKES = { guide: { dark: 2, light: 0.8 }, arrows: { dark: 5.4, light: 2.6 } } as const
/** In the same units; a label's dark line lies around its letters. */
export const LABEL = { size: 9, weight: 600, dark: 3 } as const

/** All that lies over a take, from the bottom. */
export function markLayers(take: Take, { guides, move, direction }: ShownMarks): readonly MarkLayer[] {
  const aspect = take.width / take.height
  const focus = focusOf(take)
  return [
    ...guides.map((guide): MarkLayer => ({ kind: 'guide', marks: guideMarks(guide, aspect, focus) })),
    ...(move ? [{ kind: 'arrows' as const, marks: cameraArrows(move, aspect, focus, direction) }] : []),
  ]
}

/** True for marks that lie around the picture's focus. */
export const areAroundFocus = ({ guides, move }: ShownMarks) =>
  move !== undefined || guides.some((guide) => guide in CROPS)

export const isCrop = (label: MarkLabel): label is Crop => label in CROPS
