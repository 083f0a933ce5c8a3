import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, CircleDot, type LucideIcon, Minus } from 'lucide-react'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { severalWords } from '../../words/en/several.ts'
import { termsOf, termText } from '../table/cell-text.ts'
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
export function SegmentsEditor({ value, mixed, row, label, hint, id, readOnly, onChange }: EditorProps) {
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
        {[...termsOf(row[1]), ''].map((term) => {
          const Icon = ICONS[term] ?? Minus
          const name = term === '' ? words.notSet : termText(term)
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
