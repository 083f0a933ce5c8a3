import { Redo2, Undo2 } from 'lucide-react'
import { redoEdit, undoEdit } from '../../store/project/edits.ts'
import { useHistoryStore } from '../../store/project/history.ts'
import { keyShortcuts, keyText, REDO, UNDO } from '../app/use-shortcuts.ts'
import { editText } from '../words/edit-text.ts'
import { projectWords as words } from '../words/en/project.ts'

export function UndoButtons() {
  const last = useHistoryStore(({ past }) => past.at(-1)?.edit)
  const next = useHistoryStore(({ future }) => future.at(-1)?.edit)
  return (
    <>
      <button
        type="button"
        className="tool"
        aria-label={words.undo}
        aria-description={last ? editText(last) : words.noUndo}
        aria-disabled={last === undefined}
        aria-keyshortcuts={keyShortcuts(UNDO)}
        title={`${last ? words.undoIt(editText(last)) : words.nothingToUndo} · ${keyText(UNDO)}`}
        onClick={undoEdit}
      >
        <Undo2 aria-hidden />
      </button>
      <button
        type="button"
        className="tool"
        aria-label={words.redo}
        aria-description={next ? editText(next) : words.noRedo}
        aria-disabled={next === undefined}
        aria-keyshortcuts={keyShortcuts(REDO)}
        title={`${next ? words.redoIt(editText(next)) : words.nothingToRedo} · ${keyText(REDO)}`}
        onClick={redoEdit}
      >
        <Redo2 aria-hidden />
      </button>
    </>
  )
}
