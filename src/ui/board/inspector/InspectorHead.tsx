import { ArrowLeft, X } from 'lucide-react'
import type { Shot } from '../../../domain/board/shot.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { headRow } from './field-groups.ts'
import { NeighbourButton } from './NeighbourButton.tsx'

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
      {beat && <FieldEditor key={shot.id} shots={[shot]} row={beat} inHead />}
      <NeighbourButton way="earlier" shot={shots[place - 1]} pushed />
      <NeighbourButton way="later" shot={shots[place + 1]} />
      <button type="button" className="icon-button" aria-label={words.close} onClick={onClose}>
        <X aria-hidden />
      </button>
    </div>
  )
}
