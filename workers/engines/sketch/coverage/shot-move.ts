import type { ShotMove } from '../../../../src/domain/board/shot-terms.ts'
import { measuredAt } from '../../../../src/domain/clip/measured.ts'
import type { ClipMeasure } from '../measure/clip.ts'
import { mainTravel } from '../measure/travel.ts'
import { pick, type Random } from '../pixels/seeded-random.ts'
import type { Setup } from './shot-setup.ts'

/** Share of the picture changing between frames from which a clip counts as restless. */
const RESTLESS = 0.45

/** Shots that stand where the clip's own camera stood; closer ones are a board's own. */
const AS_THE_CLIP: ReadonlySet<Setup['role']> = new Set(['establishing', 'arrival', 'following'])

/**
 * A camera move that suits the shot's role and the measured motion; of a shot from afar the clip's
 * own, where all of its pictures were measured.
 */
export function moveFor({ role, frame }: Setup, clip: ClipMeasure, random: Random): ShotMove {
  // Picked all the same, so that one seed tells one story with measures and without.
  const picked = pick(movesFor(role, clip), random)
  return (AS_THE_CLIP.has(role) && measuredAt(clip.measured, frame.time)?.move) || picked
}

function movesFor(role: Setup['role'], clip: ClipMeasure): readonly ShotMove[] {
  const direction = mainTravel(clip)?.direction
  const pan = direction === 'right to left' ? 'pan-left' : 'pan-right'
  const track = direction === 'right to left' ? 'track-left' : 'track-right'
  const tilt = direction === 'down the frame' ? 'tilt-down' : 'tilt-up'
  const sideways = direction === 'left to right' || direction === 'right to left'
  switch (role) {
    case 'establishing':
      return sideways ? [pan, 'static', 'push-in'] : ['static', 'push-in', 'push-in']
    case 'arrival':
      return sideways ? [pan, track] : ['static', tilt]
    case 'following':
      return isRestless(clip) ? ['handheld', track] : [track]
    case 'medium':
      return ['static', 'static', 'push-in']
    case 'over-shoulder':
      return ['static', 'static', 'static', 'push-in']
    case 'close':
      return ['static', 'static', 'push-in']
    case 'reaction':
      return ['static', 'push-in', 'static']
    case 'cutaway':
      return ['static', pan, 'handheld']
    case 'tension':
      return ['handheld', 'static']
    case 'insert':
    case 'detail':
      return ['static']
    case 'closing':
      return ['pull-out', 'pull-out', 'static']
  }
}

function isRestless({ changes }: ClipMeasure): boolean {
  return changes.some(({ cut, motion }) => !cut && motion.moving > RESTLESS)
}
