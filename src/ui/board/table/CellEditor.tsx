import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { Shot } from '../../../domain/board/shot.ts'
import type { ShotFieldRow } from '../../../domain/board/shot-fields.ts'
import { endEditing, useTable } from '../../../store/board/table.ts'
import { typeIntoCell } from '../../../store/board/table-cells.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { focusCurrent } from './cell-id.ts'
import { editText, spokenTerm } from './cell-text.ts'
import { TermBox } from './TermBox.tsx'

interface CellEditorProps {
  readonly shot: Shot
  readonly row: ShotFieldRow
  /** Tab saves, and goes to the next field or, with Shift, to the one before. */
  readonly onTab: (back: boolean) => void
}

/** Edits a cell: Enter and Tab save, Esc restores, and leaving it saves. */
export function CellEditor({ shot, row: [key, field], onTab }: CellEditorProps) {
  const box = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  const before = editText(key, shot[key])
  useLayoutEffect(() => {
    // What is typed first replaces the value, as in a spreadsheet.
    box.current?.focus()
    box.current?.select()
  }, [])

  /** Once, because a cell that goes also loses the focus. */
  const save = (said: string) => {
    if (!useTable.getState().editing) return
    if (said !== before) typeIntoCell(shot.id, key, said, spokenTerm)
  }
  const finish = (said: string | undefined) => {
    if (said !== undefined) save(said)
    flushSync(endEditing)
    focusCurrent()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const { key: pressed, shiftKey, currentTarget } = event
    if (pressed === 'Escape' || (pressed === 'Enter' && !shiftKey) || pressed === 'Tab') {
      event.preventDefault()
      finish(pressed === 'Escape' ? undefined : currentTarget.value)
      if (pressed === 'Tab') onTab(shiftKey)
    }
    // Keys that edit a text move no cell.
    event.stopPropagation()
  }
  const props = {
    'aria-label': fieldWords.names[key],
    className: 'input cell-input',
    defaultValue: before,
    dir: 'auto',
    autoComplete: 'off',
    onKeyDown,
    onBlur: ({ currentTarget }: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      save(currentTarget.value)
      endEditing()
    },
  } as const
  if (field.kind === 'term')
    return <TermBox {...props} fieldKey={key} terms={field.terms} box={box} onChoose={finish} />
  if (field.kind === 'text') return <textarea {...props} rows={2} ref={box} />
  return <input {...props} type="text" inputMode={field.kind === 'seconds' ? 'decimal' : 'text'} ref={box} />
}
