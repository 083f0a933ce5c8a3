import type { Guide } from '../../../domain/board/guide-names.ts'
import { hasArrowsInside, type Shot, type Take } from '../../../domain/board/shot.ts'
import type { ShotDirection, ShotMove } from '../../../domain/board/shot-terms.ts'
import { useSettingsStore } from '../../../store/settings/store.ts'

export interface ShownMarks {
  readonly guides: readonly Guide[]
  /** The move whose arrows are drawn; none without it. */
  readonly move: ShotMove | undefined
  readonly direction: ShotDirection | undefined
}

/** What lies over a take of a shot, as set for all projects; undefined where nothing does. */
export function useMarks(shot: Shot, take: Take): ShownMarks | undefined {
  const { guides, arrows } = useSettingsStore(({ settings }) => settings)
  const move = arrows && shot.move !== 'static' && !hasArrowsInside(take) ? shot.move : undefined
  return guides.length > 0 || move ? { guides, move, direction: shot.direction } : undefined
}
