import { Star, Trash2 } from 'lucide-react'
import { isStale, type Shot, type Take, takeNumber } from '../../domain/board/shot.ts'
import { deleteTake, starTake } from '../../store/board/edits.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Button } from '../kit/Button.tsx'
import { DeletedTakes } from './DeletedTakes.tsx'
import { TakeStrip } from './TakeStrip.tsx'
import { READ_ONLY } from './use-why-not-draw.ts'

/** All takes of the shot that is open, and what can be done with the shown one. */
export function TakePanel({ shot, take }: { readonly shot: Shot; readonly take: Take }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const why = readOnly ? READ_ONLY : undefined
  return (
    <div className="take-panel">
      <TakeStrip shot={shot} />
      {isStale(shot, take) && (
        <p className="quiet">Take {takeNumber(shot, take)} was drawn from an earlier text.</p>
      )}
      <div className="row">
        <Button why={why} onClick={() => starTake(take.id, !take.starred)}>
          <Star className={take.starred ? 'is-starred' : undefined} aria-hidden />
          {take.starred ? 'Remove star' : 'Star'}
        </Button>
        <Button why={why} onClick={() => deleteTake(take.id)}>
          <Trash2 aria-hidden />
          Delete take
        </Button>
      </div>
      <DeletedTakes shot={shot} />
    </div>
  )
}
