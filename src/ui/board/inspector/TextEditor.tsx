import { TextLimit } from '../../kit/TextLimit.tsx'
import { useOwnText } from '../../kit/use-own-text.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { severalWords } from '../../words/en/several.ts'
import type { EditorProps } from './editor-props.ts'

/** Prose of any length. */
export function TextEditor({ value: said, mixed, label, hint, id, readOnly, onChange }: EditorProps) {
  const value = String(said ?? '')
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
      <TextLimit text={value} />
    </div>
  )
}

/** A few words. */
export function LineEditor({ value, mixed, label, hint, id, readOnly, inHead, onChange }: EditorProps) {
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
    </div>
  )
}
