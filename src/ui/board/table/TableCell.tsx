import type { Shot } from '../../../domain/board/shot.ts'
import type { ShotField, ShotFieldRow } from '../../../domain/board/shot-fields.ts'
import { secondsOf } from '../../../domain/findings/reading-time.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { seconds } from '../../words/format.ts'
import { CellEditor } from './CellEditor.tsx'
import { cellId } from './cell-id.ts'
import { cellText } from './cell-text.ts'

/** The class of a column, by the kind of its field. */
export const CELL_CLASSES: Readonly<Record<ShotField['kind'], string>> = {
  text: 'cell-text',
  line: 'cell-line',
  term: 'cell-term',
  list: 'cell-list',
  seconds: 'cell-seconds',
}

interface TableCellProps {
  readonly shot: Shot
  readonly row: ShotFieldRow
  readonly isCurrent: boolean
  readonly isEdited: boolean
  readonly onTab: (back: boolean) => void
}

/** One field of a shot: its value, or its editor. */
export function TableCell({ shot, row, isCurrent, isEdited, onTab }: TableCellProps) {
  const [key, { kind }] = row
  const column = CELL_CLASSES[kind]
  const text = cellText(key, shot[key])
  return (
    <td
      id={cellId(shot.id, key)}
      className={isEdited ? `${column} is-edited` : column}
      data-column={key}
      tabIndex={isCurrent ? 0 : -1}
    >
      <span className="cell-name" aria-hidden>
        {fieldWords.names[key]}
      </span>
      {isEdited ? (
        <CellEditor shot={shot} row={row} onTab={onTab} />
      ) : (
        <span className={text ? 'cell-value' : 'cell-value quiet'} dir="auto">
          {text || (key === 'duration' ? words.assumed(seconds(secondsOf(shot).seconds)) : words.empty)}
        </span>
      )}
    </td>
  )
}
