import { ImageOff, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { REFERENCE_ROLES, type ReferenceRole } from '../../../domain/board/reference.ts'
import type { ManifestRow } from '../../../domain/takes/planned-reference.ts'
import { Select } from '../../kit/Select.tsx'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { nameOf } from './reference-name.ts'

/** What a person may take a picture for; an edit has its own way. */
const ROLES = REFERENCE_ROLES.filter((role) => role !== 'edit')

interface ReferenceRowProps {
  readonly row: ManifestRow
  readonly place: number
  readonly most: number | undefined
  readonly readOnly: boolean
  /** Classes of a row that is lifted, or that shows where another one is dropped. */
  readonly mark: string
  readonly handle: ReactNode
  readonly onRole: (role: ReferenceRole) => void
  readonly onRemove: () => void
}

/** One picture: what it is, what is taken from it, and why it is not sent. */
export function ReferenceRow(props: ReferenceRowProps) {
  const { row, place, most, readOnly, mark, handle, onRole, onRemove } = props
  const { reference, cut } = row
  const url = useBlobUrl(reference.blob)
  const name = nameOf(row)
  const state = cut ? 'is-cut' : ''
  return (
    <li className={`reference-row ${state} ${mark}`}>
      {!readOnly && handle}
      <span className="reference-picture">
        {url ? <img src={url} alt={name} /> : cut === 'gone' && <ImageOff aria-hidden />}
        <span className="reference-place figures" aria-hidden>
          {place + 1}
        </span>
      </span>
      <span className="reference-facts">
        {readOnly ? (
          <strong>{words.roles[reference.role]}</strong>
        ) : (
          <Select
            aria-label={words.roleOf(name)}
            value={reference.role}
            onChange={({ target }) => {
              const role = ROLES.find((one) => one === target.value)
              if (role) onRole(role)
            }}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {words.roles[role]}
              </option>
            ))}
          </Select>
        )}
        <span className="reference-name quiet" dir="auto">
          {name}
        </span>
        {cut && <span className="reference-why">{words.cuts[cut](most)}</span>}
      </span>
      {!readOnly && (
        <button type="button" className="icon-button" aria-label={words.remove(name)} onClick={onRemove}>
          <X aria-hidden />
        </button>
      )}
    </li>
  )
}
