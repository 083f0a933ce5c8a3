import { useEffect, useRef, useState } from 'react'
import type { ReferenceEntry } from '../../../domain/board/reference.ts'
import type { ManifestRow } from '../../../domain/takes/planned-reference.ts'
import { moved, rowKeys, withRole, withSource, withWords } from '../../../domain/takes/reference-list.ts'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { ReferenceHandle } from './ReferenceHandle.tsx'
import { ReferenceRow } from './ReferenceRow.tsx'
import { nameOf } from './reference-name.ts'

interface ReferenceRowsProps {
  readonly rows: readonly ManifestRow[]
  /** The same rows as entries. */
  readonly list: readonly ReferenceEntry[]
  readonly most: number | undefined
  readonly readOnly: boolean
  readonly onChange: (list: readonly ReferenceEntry[]) => void
  /** The list with other words in a row, which the key tells from the others. */
  readonly onWords: (list: readonly ReferenceEntry[], row: string, takesBack: boolean) => void
}

/** A row that is being moved, and the place where it would be dropped. */
interface Lifted {
  readonly from: number
  readonly to: number
}

/** The pictures in the order that they are sent in. */
export function ReferenceRows({ rows, list, most, readOnly, onChange, onWords }: ReferenceRowsProps) {
  const [lifted, setLifted] = useState<Lifted>()
  const [said, setSaid] = useState('')
  const place = useRef<HTMLOListElement>(null)
  const focused = useRef<number>(undefined)
  const keys = rowKeys(rows)
  // The page takes the focus from what it moves.
  useEffect(() => {
    if (focused.current === undefined) return
    place.current?.children[focused.current]?.querySelector('button')?.focus()
    focused.current = undefined
  })
  const nameAt = (at: number) => {
    const row = rows[at]
    return row ? nameOf(row) : ''
  }
  const lift = (from: number, to: number) => {
    const inside = Math.max(0, Math.min(rows.length - 1, to))
    setLifted({ from, to: inside })
    setSaid(words.lifted(nameAt(from), inside + 1, rows.length))
  }
  const end = () => {
    setLifted(undefined)
    setSaid('')
  }
  const drop = (from: number, to: number) => {
    end()
    if (from === to || to < 0 || to >= list.length) return
    focused.current = to
    setSaid(words.dropped(nameAt(from), to + 1, rows.length))
    onChange(moved(list, from, to))
  }
  const markOf = (at: number) => {
    if (!lifted || lifted.to !== at || lifted.from === at) return ''
    return lifted.to < lifted.from ? ' takes-before' : ' takes-after'
  }
  return (
    <>
      <ol className="reference-rows" aria-label={words.list} ref={place}>
        {rows.map((row, at) => (
          <ReferenceRow
            key={keys[at]}
            row={row}
            place={at}
            most={most}
            readOnly={readOnly}
            mark={lifted?.from === at ? ' is-lifted' : markOf(at)}
            handle={
              <ReferenceHandle
                name={nameAt(at)}
                place={at}
                over={lifted?.from === at ? lifted.to : undefined}
                onLift={(to) => lift(at, to)}
                onDrop={(to) => drop(at, to)}
                onPutBack={end}
              />
            }
            onRole={(role) => onChange(withRole(list, at, role))}
            onSource={(source) => onChange(withSource(list, at, source))}
            onWords={(said, takesBack) => onWords(withWords(list, at, said), keys[at] ?? '', takesBack)}
            onRemove={() => onChange(list.toSpliced(at, 1))}
          />
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  )
}
