import type { Settings } from '../settings/settings.ts'
import type { Guide } from './guide-names.ts'
import { hasArrowsInside, type Shot, type Take } from './shot.ts'
import type { ShotDirection, ShotMove } from './shot-terms.ts'

export interface ShownMarks {
  readonly guides: readonly Guide[]
  /** The move whose arrows are drawn; none without it. */
  readonly move: ShotMove | undefined
  readonly direction: ShotDirection | undefined
}

/** What lies over a take of a shot, as set for all projects; undefined where nothing does. */
export function shownMarks(
  { guides, arrows }: Pick<Settings, 'guides' | 'arrows'>,
  shot: Shot,
  take: Take,
): ShownMarks | undefined {
  const move = arrows && shot.move !== 'static' && !hasArrowsInside(take) ? shot.move : undefined
  return guides.length > 0 || move ? { guides, move, direction: shot.direction } : undefined
}
