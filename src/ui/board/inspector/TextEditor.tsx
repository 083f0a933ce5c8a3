import { readingSeconds, upToTenth } from '../../../domain/findings/reading-time.ts'
import { TextLimit } from '../../kit/TextLimit.tsx'
import { useOwnText } from '../../kit/use-own-text.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { severalWords } from '../../words/en/several.ts'
import { seconds } from '../../words/format.ts'
import type { EditorProps } from './editor-props.ts'
import { KnownNames } from './KnownNames.tsx'

/** Prose of any length. */
export function TextEditor(props: EditorProps) {
  const { row, value: said, mixed, label, hint, id, readOnly, onChange } = props
  const value = String(said ?? '')
  const reads = row[0] === 'dialogue' ? upToTenth(readingSeconds(value)) : 0
  const text = useOwnText<HTMLTextAreaElement>(value, onChange)
  return (
    <div className="fact is-tall">
      <label htmlFor={id} title={hint}>
        {label}
      </label>
      <textarea
        id={id}
        className="input"
        dir="auto"
        rows={1}
        readOnly={readOnly}
        placeholder={mixed ? severalWords.mixed : words.notSet}
        {...text}
      />
      {reads > 0 && <p className="quiet">{words.readsIn(seconds(reads))}</p>}
      <TextLimit text={value} />
    </div>
  )
}

/** A few words. */
export function LineEditor(props: EditorProps) {
  const { value, mixed, label, hint, id, readOnly, known = [], inHead, onChange } = props
  const others = inHead || readOnly ? [] : known.filter((name) => name !== value)
  const text = useOwnText<HTMLInputElement>(String(value ?? ''), onChange)
  return (
    <div className="fact">
      <label htmlFor={id} className={inHead ? 'visually-hidden' : undefined} title={hint}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        dir="auto"
        autoComplete="off"
        readOnly={readOnly}
        title={inHead ? hint : undefined}
        placeholder={mixed ? severalWords.mixed : inHead ? label : words.notSet}
        {...text}
      />
      <KnownNames label={label} names={others} onPick={onChange} />
    </div>
  )
}
