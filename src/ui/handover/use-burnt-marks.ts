import type { Shot, Take } from '../../domain/board/shot.ts'
import { shownMarks } from '../../domain/board/shown-marks.ts'
import { useSettingsStore } from '../../store/settings/store.ts'

/** The guides and arrows that are drawn into a picture when it leaves; undefined for none. */
export function useBurntMarks(shot: Shot, take: Take | undefined) {
  const settings = useSettingsStore((state) => state.settings)
  return settings.burnIn && take ? shownMarks(settings, shot, take) : undefined
}
