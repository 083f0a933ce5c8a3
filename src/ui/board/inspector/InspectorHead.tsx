import { ArrowLeft, ChevronLeft, ChevronRight, X } from 'lucide-react'
import type { Shot } from '../../../domain/board/shot.ts'
import { chooseShot } from '../../../store/board/chosen-shot.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { headRow } from './field-groups.ts'

interface InspectorHeadProps {
  readonly shot: Shot
  readonly number: string
  /** Index among the shots that count. */
  readonly place: number
  readonly shots: readonly Shot[]
  readonly onClose: () => void
}

/** Which shot it is, its neighbours and the way out: beside the board a cross, else an arrow. */
export function InspectorHead({ shot, number, place, shots, onClose }: InspectorHeadProps) {
  const beat = headRow()
  const [earlier, later] = [shots[place - 1], shots[place + 1]]
  return (
    <div className="inspector-head">
      <button type="button" className="icon-button inspector-back" aria-label={words.back} onClick={onClose}>
        <ArrowLeft aria-hidden />
      </button>
      <h2>
        <span className="visually-hidden">{words.shot(number)}</span>
        <span className="inspector-number" aria-hidden>
          {number}
        </span>
      </h2>
      {beat && <FieldEditor key={shot.id} shot={shot} row={beat} inHead />}
      <button
        type="button"
        className="icon-button push-end"
        aria-label={words.earlier}
        aria-disabled={!earlier}
        onClick={() => earlier && chooseShot(earlier.id)}
      >
        <ChevronLeft aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={words.later}
        aria-disabled={!later}
        onClick={() => later && chooseShot(later.id)}
      >
        <ChevronRight aria-hidden />
      </button>
      <button type="button" className="icon-button" aria-label={words.close} onClick={onClose}>
        <X aria-hidden />
      </button>
    </div>
  )
}
