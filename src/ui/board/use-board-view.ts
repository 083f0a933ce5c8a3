import type { BoardViewName } from '../../domain/board/views.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useSettingsStore } from '../../store/settings/store.ts'

/** How the shots are shown; a board without shots has no table. */
export function useBoardView(): BoardViewName {
  const view = useSettingsStore(({ settings }) => settings.view)
  const hasShots = useProjectStore(({ project }) => (project?.shots.length ?? 0) > 0)
  return hasShots ? view : 'grid'
}
