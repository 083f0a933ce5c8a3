import type { ShotDirection } from '../../../../src/domain/board/shot-terms.ts'
import type { ClipMeasure } from '../measure/clip.ts'
import { mainTravel } from '../measure/travel.ts'
import { CLEAR } from '../words/framing-words.ts'
import { facingIn } from './shot-people.ts'
import type { Setup } from './shot-setup.ts'

/** Further from the middle, the open room tells where a subject faces. In shares of the width. */
const ASIDE = 0.06

/**
 * The screen direction of a shot: of people, where they face. Else as the subject travels through
 * the clip, or towards the open room beside it: one direction for the whole clip, so that no cut
 * crosses the line. Undefined where no subject is clear, or where the shot does not show it.
 */
export function directionIn(setup: Setup, clip: ClipMeasure): ShotDirection | undefined {
  const { size, framing, frame } = setup
  if (frame.subject.faces) return facingIn(setup)
  if (size === 'insert' || framing === 'point-of-view' || frame.subject.clarity < CLEAR) return undefined
  const direction = mainTravel(clip)?.direction
  if (direction === 'left to right') return 'right'
  if (direction === 'right to left') return 'left'
  if (direction !== undefined) return undefined
  const clearest = clip.frames.reduce((best, one) =>
    one.subject.clarity > best.subject.clarity ? one : best,
  )
  const aside = clearest.subject.x - 0.5
  if (Math.abs(aside) < ASIDE) return undefined
  return aside > 0 ? 'left' : 'right'
}
