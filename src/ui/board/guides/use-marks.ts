import type { Shot, Take } from '../../../domain/board/shot.ts'
import { shownMarks } from '../../../domain/board/shown-marks.ts'
import { useSettingsStore } from '../../../store/settings/store.ts'

/** What lies over a take of a shot, as set for all projects; undefined where nothing does. */
export function useMarks(shot: Shot, take: Take) {
  const guides = useSettingsStore(({ settings }) => settings.guides)
  const arrows = useSettingsStore(({ settings }) => settings.arrows)
  return shownMarks({ guides, arrows }, shot, take)
}
