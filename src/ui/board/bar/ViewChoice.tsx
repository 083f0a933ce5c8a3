import { GalleryHorizontal, LayoutGrid, type LucideIcon, Table2 } from 'lucide-react'
import { BOARD_VIEWS, type BoardViewName } from '../../../domain/board/views.ts'
import { changeSettings } from '../../../store/settings/store.ts'
import { barWords as words } from '../../words/en/bar.ts'
import { useBoardView } from '../use-board-view.ts'

const ICONS: Readonly<Record<BoardViewName, LucideIcon>> = {
  grid: LayoutGrid,
  table: Table2,
  filmstrip: GalleryHorizontal,
}

/** How the shots are shown, for all projects. */
export function ViewChoice() {
  const view = useBoardView()
  return (
    <div className="segments bar-views" role="radiogroup" aria-label={words.view}>
      {BOARD_VIEWS.map((one) => {
        const Icon = ICONS[one]
        return (
          <label key={one} className="segment" title={words.views[one]}>
            <input
              type="radio"
              className="visually-hidden"
              name="board-view"
              aria-label={words.views[one]}
              checked={view === one}
              onChange={() => changeSettings({ view: one })}
            />
            <Icon aria-hidden />
          </label>
        )
      })}
    </div>
  )
}
