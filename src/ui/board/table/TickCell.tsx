import type { ShotId } from '../../../domain/ids.ts'
import { extendToShot, toggleShot } from '../../../store/board/select-shots.ts'
import { shownRows } from '../../../store/board/table-cells.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { cellId, TICK } from './cell-id.ts'

interface TickCellProps {
  readonly id: ShotId
  readonly number: string
  readonly selected: boolean
  readonly isCurrent: boolean
}

/** Selects a row; with Shift all rows from where the selection began. */
export function TickCell({ id, number, selected, isCurrent }: TickCellProps) {
  return (
    <td className="cell-tick" id={cellId(id, TICK)} data-column={TICK} tabIndex={isCurrent ? 0 : -1}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={words.tick(number)}
        checked={selected}
        onChange={({ nativeEvent }) => {
          const isRange = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey
          if (isRange) extendToShot(id, shownRows())
          else toggleShot(id)
        }}
      />
    </td>
  )
}
