import { GalleryHorizontal, LayoutGrid, type LucideIcon, Table2 } from 'lucide-react'
import { useState } from 'react'
import { BOARD_VIEWS, type BoardViewName } from '../../../domain/board/views.ts'
import { changeSettings } from '../../../store/settings/store.ts'
import { afterPaint } from '../../kit/after-paint.ts'
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
  const [pressed, setPressed] = useState<BoardViewName>()
  const choose = (one: BoardViewName) => {
    setPressed(one)
    afterPaint(() => {
      changeSettings({ view: one })
      setPressed(undefined)
    })
  }
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
              checked={(pressed ?? view) === one}
              onChange={() => choose(one)}
            />
            <Icon aria-hidden />
          </label>
        )
      })}
    </div>
  )
}
