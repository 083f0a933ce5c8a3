import { type Shot, takeNumber } from '../../domain/board/shot.ts'
import { restoreTake } from '../../store/board/edits.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Button } from '../kit/Button.tsx'
import { stepWords } from '../words/en/steps.ts'
import { takesWords as words } from '../words/en/takes.ts'

/** The takes of a shot that were deleted and can be restored; nothing where there is none. */
export function DeletedTakes({ shot }: { readonly shot: Shot }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const deleted = shot.takes.filter(({ deletedAt }) => deletedAt !== undefined)
  if (deleted.length === 0) return null
  return (
    <details>
      <summary>{words.deleted(deleted.length)}</summary>
      <ul className="deleted-takes">
        {deleted.map((gone) => (
          <li key={gone.id}>
            {words.take(takeNumber(shot, gone))}
            <Button
              why={readOnly ? stepWords.whyNot.readOnly : undefined}
              onClick={() => restoreTake(gone.id)}
            >
              {words.restore}
              <span className="visually-hidden"> {words.restoreTake(takeNumber(shot, gone))}</span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
