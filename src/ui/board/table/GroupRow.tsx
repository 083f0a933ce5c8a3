import type { FieldValue } from '../../../domain/board/edit-field.ts'
import type { Grouping } from '../../../domain/board/group-shots.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { cellText } from './cell-text.ts'

interface GroupRowProps {
  readonly by: Grouping
  readonly value: FieldValue | undefined
  readonly count: number
  /** Columns of the table. */
  readonly span: number
}

/** The head of a group of rows: what they share, and how many they are. */
export function GroupRow({ by, value, count, span }: GroupRowProps) {
  return (
    <tr className="group-row">
      <th scope="rowgroup" colSpan={span}>
        <span dir="auto">{cellText(by, value) || words.none}</span>{' '}
        <span className="quiet figures">{words.inGroup(count)}</span>
      </th>
    </tr>
  )
}
