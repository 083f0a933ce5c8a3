import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, CircleDot, type LucideIcon, Minus } from 'lucide-react'
import { boardWords } from '../../words/en/board.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { severalWords } from '../../words/en/several.ts'
import type { EditorProps } from './editor-props.ts'

/**
 * Directions on the screen, where toward the camera is down and away from it up, as one draws a
 * floor. They do not turn with the writing.
 */
const ICONS: Readonly<Record<string, LucideIcon>> = {
  left: ArrowLeft,
  right: ArrowRight,
  up: ArrowUp,
  down: ArrowDown,
  camera: CircleDot,
  toward: ArrowDown,
  away: ArrowUp,
}

/** One of a few terms, all in sight as icons; the last one takes the choice back. */
export function SegmentsEditor(props: EditorProps) {
  const {
    value,
    mixed,
    row: [, field],
    label,
    hint,
    id,
    readOnly,
    onChange,
  } = props
  const names: Readonly<Record<string, string>> = boardWords.terms
  const terms = field.kind === 'term' ? field.terms : []
  const chosen = mixed ? undefined : String(value ?? '')
  return (
    <div className="fact">
      <span className="fact-name" id={`${id}-name`} title={hint}>
        {label} {mixed && <span className="quiet">{severalWords.mixed}</span>}
      </span>
      <div
        className="segments"
        id={id}
        role="radiogroup"
        aria-labelledby={`${id}-name`}
        aria-readonly={readOnly || undefined}
        onKeyDown={(event) => {
          // An arrow would move the focus to another segment, though the choice stays.
          if (readOnly && /^Arrow/.test(event.key)) event.preventDefault()
        }}
      >
        {[...terms, ''].map((term) => {
          const Icon = ICONS[term] ?? Minus
          const name = term === '' ? words.notSet : (names[term] ?? term)
          return (
            <label key={term} className="segment" title={name}>
              <input
                type="radio"
                className="visually-hidden"
                name={id}
                value={term}
                aria-label={name}
                checked={chosen === term}
                onChange={() => onChange(term || undefined)}
              />
              <Icon aria-hidden />
            </label>
          )
        })}
      </div>
    </div>
  )
}
