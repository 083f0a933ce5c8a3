import {
  type ComponentProps,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { ShotFieldKey } from '../../../domain/board/shot-fields.ts'
import { readField } from '../../../domain/engines/field-reader.ts'
import { sizeWords } from '../../words/en/sizes.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { TermSign } from '../signs/TermSign.tsx'
import { termText } from './cell-text.ts'

type InputProps = Pick<ComponentProps<'input'>, 'aria-label' | 'className' | 'dir' | 'autoComplete'>

interface TermBoxProps extends InputProps {
  readonly fieldKey: ShotFieldKey
  readonly terms: readonly string[]
  readonly defaultValue: string
  readonly box: RefObject<HTMLInputElement | null>
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onBlur: (event: FocusEvent<HTMLInputElement>) => void
  /** An item was chosen by a click. */
  readonly onChoose: (said: string) => void
}

/**
 * A list that filters as one types, by names and abbreviations (ARIA Authoring Practices,
 * Combobox).
 * The first item takes the value out.
 */
export function TermBox({
  fieldKey,
  terms,
  defaultValue,
  box,
  onKeyDown,
  onBlur,
  onChoose,
  ...props
}: TermBoxProps) {
  const list = useId()
  const popup = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<string>()
  const [active, setActive] = useState<string>()
  const wanted = typed?.trim() ?? ''
  const offered = wanted === '' ? ['', ...terms] : terms.filter((term) => matches(fieldKey, term, wanted))
  const first = typed === undefined ? terms.find((term) => termText(term) === defaultValue) : offered[0]
  const present = active ?? first

  // Below the cell, or above it where that has more room.
  useLayoutEffect(() => {
    const room = popup.current?.closest('.table-room')?.getBoundingClientRect()
    const place = popup.current?.parentElement?.getBoundingClientRect()
    if (!room || !place) return
    popup.current?.classList.toggle(
      'is-above',
      place.bottom + popup.current.offsetHeight > room.bottom &&
        place.top - room.top > room.bottom - place.bottom,
    )
    popup.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })

  /** What is saved is what the list shows as chosen, else what was typed. */
  const settle = () => {
    const term = typed === undefined && active === undefined ? undefined : present
    if (term !== undefined && box.current) box.current.value = term === '' ? '' : termText(term)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined && offered.length > 0) {
      const at = present === undefined ? (by === 1 ? -1 : 0) : offered.indexOf(present)
      setActive(offered[(at + by + offered.length) % offered.length])
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.key === 'Enter' || event.key === 'Tab') settle()
    onKeyDown(event)
  }
  return (
    <span className="term-box">
      <input
        {...props}
        type="text"
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={present === undefined ? undefined : `${list}-${present}`}
        defaultValue={defaultValue}
        ref={box}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(undefined)
        }}
        onKeyDown={onKey}
        onBlur={(event) => {
          settle()
          onBlur(event)
        }}
      />
      <div className="term-place" ref={popup}>
        {offered.length === 0 && <p className="menu quiet term-none">{words.noTerm}</p>}
        {offered.length > 0 && (
          <div className="menu term-list" role="listbox" id={list} aria-label={props['aria-label']}>
            {offered.map((term) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys.
              <div
                key={term}
                id={`${list}-${term}`}
                className="menu-item"
                role="option"
                tabIndex={-1}
                aria-selected={term === present}
                // The input keeps the focus until the choice is made.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(term === '' ? '' : termText(term))}
              >
                <TermSign term={term} />
                <span>{term === '' ? words.none : termText(term)}</span>
                {shortOf[term] && <span className="quiet menu-why">{shortOf[term]}</span>}
              </div>
            ))}
          </div>
        )}
      </div>
    </span>
  )
}

const shortOf: Readonly<Record<string, string>> = sizeWords.short

function matches(key: ShotFieldKey, term: string, wanted: string): boolean {
  return termText(term).toLowerCase().includes(wanted.toLowerCase()) || readField(key, wanted) === term
}
