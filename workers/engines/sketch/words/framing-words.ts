import type { ClipMeasure, FrameMeasure } from '../measure/clip.ts'
import type { Subject } from '../measure/subject.ts'
import { colourName } from './colour-names.ts'
import { scaleOf } from './people-words.ts'

/** Minimum clarity of a subject that the text names. */
export const CLEAR = 0.35

/** Share of skin-like colour from which a subject may be a person. */
const FACE = 0.3

/**
 * True when a person may be in front of the camera: shots are then described by the figure, else by
 * the object.
 */
export function showsPeople({ frames }: ClipMeasure): boolean {
  return frames.some(({ subject }) => subject.faces ?? (subject.face > FACE && subject.clarity >= CLEAR))
}

/** "1.5 s". */
export function seconds(time: number): string {
  return `${time.toFixed(1)} s`
}

/** The part of the frame by thirds: "the left third", "the centre", "the upper right". */
export function placeInFrame({ x, y }: { readonly x: number; readonly y: number }): string {
  const column = x < 0.39 ? 'left' : x > 0.61 ? 'right' : ''
  const row = y < 0.34 ? 'upper' : y > 0.68 ? 'lower' : ''
  if (row === '') return column === '' ? 'the centre' : `the ${column} third`
  return column === '' ? `the ${row} middle` : `the ${row} ${column}`
}

/** The film term for a subject of this height. */
export function sizeInFrame({ height, face, faces: [nearest] = [] }: Subject): string {
  if (nearest) return scaleOf(nearest)
  const figure = height * (1 + 0.9 * face)
  if (figure < 0.25) return 'small in a wide frame'
  if (figure < 0.5) return 'at the scale of a full shot'
  return figure < 0.85 ? 'at the scale of a medium shot' : 'at the scale of a close-up'
}

/** "the slate blue subject", or "the middle of the frame" when none is clear. */
export function subjectName({ subject, subjectColour }: FrameMeasure): string {
  return subject.clarity < CLEAR ? 'the middle of the frame' : `the ${colourName(subjectColour)} subject`
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** A share in words: "about 12%", "less than 1%". */
export function shareWords(share: number): string {
  const percent = Math.round(share * 100)
  return percent < 1 ? 'less than 1%' : `about ${percent}%`
}
