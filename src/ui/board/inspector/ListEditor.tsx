import { X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { severalWords } from '../../words/en/several.ts'
import type { EditorProps } from './editor-props.ts'
import { KnownNames } from './KnownNames.tsx'
import { itemsIn } from './list-items.ts'

/** What it needs; also outside of a shot. */
type ListEditorProps = Omit<EditorProps, 'shot' | 'row' | 'several' | 'inHead'>

/** Several short items as chips. Enter adds what is typed; Backspace in the empty field removes. */
export function ListEditor(props: ListEditorProps) {
  const { value, mixed, label, hint, id, readOnly, known = [], onChange } = props
  const field = useRef<HTMLInputElement>(null)
  const items = itemsOf(value)
  const add = (typed: string) => {
    const more = itemsIn(typed)
    if (more.length > 0) onChange([...items, ...more])
    if (field.current) field.current.value = ''
  }
  const others = known.filter((name) => !items.includes(name))
  const remove = (item: string) => {
    onChange(items.filter((other) => other !== item))
    // The button goes with its item.
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const typed = event.currentTarget.value
    const last = items.at(-1)
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') add(typed)
    else if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last)
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/\n/.test(pasted.trim())) return
    event.preventDefault()
    add(pasted)
  }
  return (
    <fieldset className="fact is-tall chips">
      <legend title={hint}>{label}</legend>
      <ul>
        {items.map((item) => (
          <li key={item} className="chip">
            <span dir="auto">{item}</span>
            {!readOnly && (
              <button type="button" aria-label={words.remove(item)} onClick={() => remove(item)}>
                <X aria-hidden />
              </button>
            )}
          </li>
        ))}
        {mixed && <li className="quiet">{severalWords.mixed}</li>}
        {readOnly && !mixed && items.length === 0 && <li className="quiet">{words.notSet}</li>}
      </ul>
      {!readOnly && (
        <input
          id={id}
          ref={field}
          className="input"
          type="text"
          dir="auto"
          autoComplete="off"
          aria-label={words.add(label)}
          placeholder={words.addItem}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={(event) => add(event.target.value)}
        />
      )}
      {!readOnly && <KnownNames label={label} names={others} onPick={(name) => onChange([...items, name])} />}
    </fieldset>
  )
}

const itemsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
