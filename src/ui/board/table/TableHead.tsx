import type { ShotFieldRow } from '../../../domain/board/shot-fields.ts'
import type { ShotId } from '../../../domain/ids.ts'
import { leaveShot, useChosenShot } from '../../../store/board/chosen-shot.ts'
import { selectAllShots } from '../../../store/board/select-shots.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { inspectorWords } from '../../words/en/inspector.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { CELL_CLASSES } from './TableCell.tsx'

interface TableHeadProps {
  readonly columns: readonly ShotFieldRow[]
  readonly ids: readonly ShotId[]
}

/** The names of the columns, which stay while the rows scroll, and the tick of all rows. */
export function TableHead({ columns, ids }: TableHeadProps) {
  const count = useChosenShot((state) => state.selected.size)
  return (
    <thead>
      <tr>
        <th scope="col" className="cell-tick">
          <input
            type="checkbox"
            aria-label={words.tickAll}
            checked={count > 0 && count === ids.length}
            ref={(box) => {
              if (box) box.indeterminate = count > 0 && count < ids.length
            }}
            onChange={() => (count === ids.length ? leaveShot() : selectAllShots())}
          />
        </th>
        <th scope="col" className="cell-number">
          {words.number}
        </th>
        <th scope="col" className="cell-picture">
          {words.picture}
        </th>
        {columns.map(([key, { kind }]) => (
          <th key={key} scope="col" className={CELL_CLASSES[kind]} title={inspectorWords.hints[key]}>
            {fieldWords.names[key]}
          </th>
        ))}
        <th scope="col" className="cell-actions">
          <span className="visually-hidden">{words.actions}</span>
        </th>
      </tr>
    </thead>
  )
}
