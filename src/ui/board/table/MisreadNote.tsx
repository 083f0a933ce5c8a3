import { X } from 'lucide-react'
import { SHOT_FIELDS_BY_KEY, type ShotFieldKey } from '../../../domain/board/shot-fields.ts'
import type { ShotId } from '../../../domain/ids.ts'
import { forgetMisread, useTable } from '../../../store/board/table.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { focusCurrent } from './cell-id.ts'

/** The range of a number, in its seconds. */
function rangeOf(key: ShotFieldKey): string | undefined {
  const field = SHOT_FIELDS_BY_KEY[key]
  return field.kind === 'seconds' ? words.range(field.least, field.most) : undefined
}

/** Most cells that are named; the others are counted. */
const MOST = 8

/** What of the last typing or pasting was not understood: which cell, and what it said. */
export function MisreadNote({ numbers }: { readonly numbers: ReadonlyMap<ShotId, string> }) {
  const misread = useTable((state) => state.misread)
  const beyond = useTable((state) => state.beyond)
  const none = misread.length === 0 && beyond === 0
  return (
    <div className={none ? undefined : 'notice misread'} role="alert">
      {misread.length > 0 && (
        <>
          <p>{words.misread(misread.length)}</p>
          <ul>
            {misread.slice(0, MOST).map(({ id, key, said }) => (
              <li key={`${id} ${key}`}>
                {words.misreadCell(numbers.get(id) ?? '', fieldWords.names[key], said, rangeOf(key))}
              </li>
            ))}
          </ul>
          {misread.length > MOST && <p>{words.misreadMore(misread.length - MOST)}</p>}
        </>
      )}
      {beyond > 0 && <p>{words.beyond(beyond)}</p>}
      {!none && (
        <button
          type="button"
          className="icon-button"
          aria-label={words.close}
          onClick={() => {
            forgetMisread()
            focusCurrent()
          }}
        >
          <X aria-hidden />
        </button>
      )}
    </div>
  )
}
