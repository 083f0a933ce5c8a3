import { Redo2, Undo2 } from 'lucide-react'
import { redoEdit, undoEdit } from '../../store/project/edits.ts'
import { useHistoryStore } from '../../store/project/history.ts'
import { keyShortcuts, keyText, REDO, UNDO } from '../app/use-shortcuts.ts'

export function UndoButtons() {
  const last = useHistoryStore(({ past }) => past.at(-1)?.label)
  const next = useHistoryStore(({ future }) => future.at(-1)?.label)
  return (
    <>
      <button
        type="button"
        className="tool"
        aria-label="Undo"
        aria-description={last ?? 'There is nothing to undo.'}
        aria-disabled={last === undefined}
        aria-keyshortcuts={keyShortcuts(UNDO)}
        title={`${last ? `Undo: ${last}` : 'Nothing to undo'} · ${keyText(UNDO)}`}
        onClick={undoEdit}
      >
        <Undo2 aria-hidden />
      </button>
      <button
        type="button"
        className="tool"
        aria-label="Redo"
        aria-description={next ?? 'There is nothing to redo.'}
        aria-disabled={next === undefined}
        aria-keyshortcuts={keyShortcuts(REDO)}
        title={`${next ? `Redo: ${next}` : 'Nothing to redo'} · ${keyText(REDO)}`}
        onClick={redoEdit}
      >
        <Redo2 aria-hidden />
      </button>
    </>
  )
}
