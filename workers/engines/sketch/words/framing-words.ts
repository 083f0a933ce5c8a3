import type { ClipMeasure, FrameMeasure } from '../measure/clip.ts'
import type { Subject } from '../measure/subject.ts'
import { colourName } from './colour-names.ts'

/** Below this a subject is not spoken of as one. */
export const CLEAR = 0.35

/** A skin-like share of the subject from which it may be a person. */
const FACE = 0.3

/**
 * Whether a person may be in front of the camera: then shots are named by the figure, else by the
 * thing.
 */
export function showsPeople({ frames }: ClipMeasure): boolean {
  return frames.some(({ subject }) => subject.face > FACE && subject.clarity >= CLEAR)
}

/** "1.5 s". */
export function seconds(time: number): string {
  return `${time.toFixed(1)} s`
}

/** Which part of the frame, by thirds: "the left third", "the centre", "the upper right". */
export function placeInFrame({ x, y }: { readonly x: number; readonly y: number }): string {
  const column = x < 0.39 ? 'left' : x > 0.61 ? 'right' : ''
  const row = y < 0.34 ? 'upper' : y > 0.68 ? 'lower' : ''
  if (row === '') return column === '' ? 'the centre' : `the ${column} third`
  return column === '' ? `the ${row} middle` : `the ${row} ${column}`
}

/** How a subject of this height would be called in the trade. */
export function sizeInFrame({ height, face }: Subject): string {
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

/** How many hundredths, in a person's words: "about 12%", "less than 1%". */
export function shareWords(share: number): string {
  const percent = Math.round(share * 100)
  return percent < 1 ? 'less than 1%' : `about ${percent}%`
}
