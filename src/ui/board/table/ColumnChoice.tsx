import { Popover } from '@base-ui/react/popover'
import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { ShotFieldKey } from '../../../domain/board/shot-fields.ts'
import {
  orderedColumns,
  shownColumns,
  withColumn,
  withColumnMoved,
} from '../../../domain/board/table-columns.ts'
import { changeSettings, useSettingsStore } from '../../../store/settings/store.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { menuHome } from '../order/menu-home.ts'

/** Which columns the table shows and in what order, for all projects. */
export function ColumnChoice() {
  const columns = useSettingsStore(({ settings }) => settings.columns)
  const [moved, setMoved] = useState<ShotFieldKey>()
  const shown = shownColumns(columns).map(([key]) => key)
  const move = (key: ShotFieldKey, by: -1 | 1) => {
    flushSync(() => {
      changeSettings({ columns: withColumnMoved(columns, key, by) })
      setMoved(key)
    })
    // A row that moves may lose the focus.
    document.getElementById(moveId(key, by))?.focus()
  }
  return (
    <Popover.Root onOpenChange={() => setMoved(undefined)}>
      <Popover.Trigger className="button plain board-tool">
        <Columns3 aria-hidden />
        <span className="hidden-in-bar">{words.columns}</span>
        <ChevronDown className="board-tool-opens" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal container={menuHome}>
        <Popover.Positioner className="menu-place" sideOffset={4} align="start" collisionPadding={8}>
          <Popover.Popup className="menu columns" aria-label={words.columns}>
            <ul>
              {orderedColumns(columns).map(([key]) => (
                <li key={key}>
                  <label className="menu-item">
                    <input
                      type="checkbox"
                      checked={shown.includes(key)}
                      onChange={({ target }) =>
                        changeSettings({ columns: withColumn(columns, key, target.checked) })
                      }
                    />
                    {fieldWords.names[key]}
                  </label>
                  {shown.includes(key) && (
                    <>
                      <MoveButton column={key} by={-1} beside={shown[shown.indexOf(key) - 1]} onMove={move} />
                      <MoveButton column={key} by={1} beside={shown[shown.indexOf(key) + 1]} onMove={move} />
                    </>
                  )}
                </li>
              ))}
            </ul>
            <p className="visually-hidden" role="status">
              {moved && words.columnAt(fieldWords.names[moved], shown.indexOf(moved) + 1, shown.length)}
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface MoveButtonProps {
  readonly column: ShotFieldKey
  readonly by: -1 | 1
  /** The column that it changes places with; undefined at an end. */
  readonly beside: ShotFieldKey | undefined
  readonly onMove: (column: ShotFieldKey, by: -1 | 1) => void
}

/** Up is towards the table's first column. */
function MoveButton({ column, by, beside, onMove }: MoveButtonProps) {
  const Icon = by < 0 ? ChevronUp : ChevronDown
  const name = fieldWords.names[column]
  const end = by < 0 ? words.isFirst(name) : words.isLast(name)
  const way = by < 0 ? words.moveBefore : words.moveAfter
  const label = beside ? way(name, fieldWords.names[beside]) : end
  return (
    <button
      type="button"
      id={moveId(column, by)}
      className="icon-button"
      aria-label={label}
      aria-disabled={!beside}
      title={label}
      onClick={() => beside && onMove(column, by)}
    >
      <Icon aria-hidden />
    </button>
  )
}

const moveId = (column: ShotFieldKey, by: -1 | 1) => `column-${column}-${by < 0 ? 'up' : 'down'}`
