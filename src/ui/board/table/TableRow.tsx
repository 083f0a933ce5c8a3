import { memo } from 'react'
import { type Shot, shownTake } from '../../../domain/board/shot.ts'
import type { ShotFieldRow } from '../../../domain/board/shot-fields.ts'
import { useChosenShot } from '../../../store/board/chosen-shot.ts'
import { useTable } from '../../../store/board/table.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Lazy } from '../../kit/Lazy.tsx'
import { lazyComponent } from '../../kit/lazy-component.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { useStaleFact } from '../../takes/use-stale-fact.ts'
import { boardWords } from '../../words/en/board.ts'
import { ShotMenu } from '../ShotMenu.tsx'
import { ACTIONS, cellId, NUMBER, PICTURE, TICK } from './cell-id.ts'
import { TableCell } from './TableCell.tsx'
import { TickCell } from './TickCell.tsx'

const RowFindings = lazyComponent(async () => (await import('../../findings/RowFindings.tsx')).RowFindings)

interface TableRowProps {
  readonly shot: Shot
  readonly number: string
  readonly columns: readonly ShotFieldRow[]
  readonly isFirst: boolean
  readonly isLast: boolean
  /** Estimated price of one picture. */
  readonly price: string | undefined
  readonly onTab: (back: boolean) => void
}

/**
 * A shot as a row. Memoised on its own shot, and it hears of the present cell only while that is
 * one of its own: moving the cell renders two rows, an edit renders one.
 */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { shot, number, columns, isFirst, isLast, price, onTab } = props
  const { id } = shot
  const current = useTable((state) => (state.row === id ? state.column : undefined))
  const editing = useTable((state) => state.row === id && state.editing)
  const selected = useChosenShot((state) => state.selected.has(id))
  const readOnly = useProjectStore((state) => state.readOnly)
  const cell = (column: string) => ({
    id: cellId(id, column),
    'data-column': column,
    tabIndex: current === column ? 0 : -1,
  })
  return (
    <tr className={selected ? 'is-selected' : undefined} aria-selected={selected}>
      <TickCell id={id} number={number} selected={selected} isCurrent={current === TICK} />
      <th scope="row" className="cell-number figures" {...cell(NUMBER)}>
        <span className="visually-hidden">{boardWords.shot(number)}</span>
        <span aria-hidden>{number}</span>
        <Lazy when>
          <RowFindings id={id} />
        </Lazy>
      </th>
      <td className="cell-picture" {...cell(PICTURE)}>
        <RowPicture shot={shot} number={number} />
      </td>
      {columns.map((row) => (
        <TableCell
          key={row[0]}
          shot={shot}
          row={row}
          isCurrent={current === row[0]}
          isEdited={editing && current === row[0]}
          onTab={onTab}
        />
      ))}
      <td className="cell-actions" {...cell(ACTIONS)}>
        {!readOnly && (
          <ShotMenu
            shot={shot}
            number={number}
            isFirst={isFirst}
            isLast={isLast}
            price={price}
            full
            tabIndex={-1}
          />
        )}
      </td>
    </tr>
  )
})

function RowPicture({ shot, number }: { readonly shot: Shot; readonly number: string }) {
  const take = shownTake(shot)
  const url = useBlobUrl(take?.blob)
  const stale = useStaleFact(take)
  return url ? (
    <>
      <img
        className={stale && 'is-stale'}
        src={url}
        alt={boardWords.picture(number, shot.text)}
        title={stale}
      />
      {stale && <span className="visually-hidden">{stale}</span>}
    </>
  ) : (
    <span className="visually-hidden">{boardWords.noPicture}</span>
  )
}
