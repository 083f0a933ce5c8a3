import { memo } from 'react'
import type { Shot } from '../../../domain/board/shot.ts'
import { useChosenShot } from '../../../store/board/chosen-shot.ts'
import { bringBackOmitted } from '../../../store/board/order.ts'
import { useTable } from '../../../store/board/table.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { orderWords } from '../../words/en/order.ts'
import { cellId, NUMBER, OMITTED, TICK } from './cell-id.ts'
import { TickCell } from './TickCell.tsx'

interface OmittedRowProps {
  readonly shot: Shot
  readonly number: string
  /** Cells after the number. */
  readonly span: number
}

/** A shot that was taken out of a board with locked numbers, as a low row. */
export const OmittedRow = memo(function OmittedRow({ shot: { id }, number, span }: OmittedRowProps) {
  const current = useTable((state) => (state.row === id ? state.column : undefined))
  const selected = useChosenShot((state) => state.selected.has(id))
  const readOnly = useProjectStore((state) => state.readOnly)
  const isWide = current !== undefined && current !== TICK && current !== NUMBER
  return (
    <tr className={selected ? 'is-omitted is-selected' : 'is-omitted'} aria-selected={selected}>
      <TickCell id={id} number={number} selected={selected} isCurrent={current === TICK} />
      <th
        scope="row"
        className="cell-number figures"
        id={cellId(id, NUMBER)}
        data-column={NUMBER}
        tabIndex={current === NUMBER ? 0 : -1}
      >
        <span className="visually-hidden">{orderWords.omittedShot(number)}</span>
        <s aria-hidden>{number}</s>
      </th>
      <td className="cell-omitted" id={cellId(id, OMITTED)} colSpan={span} tabIndex={isWide ? 0 : -1}>
        <span className="quiet">
          {orderWords.omitted}. {orderWords.keepsNumber}
        </span>{' '}
        {!readOnly && (
          <button type="button" className="link" tabIndex={-1} onClick={() => bringBackOmitted(id)}>
            {orderWords.bringBack}
          </button>
        )}
      </td>
    </tr>
  )
})
