import type { Shot } from '../../../domain/board/shot.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { headRow } from './field-groups.ts'
import { HeadFrame } from './HeadFrame.tsx'
import { NeighbourButton } from './NeighbourButton.tsx'

interface InspectorHeadProps {
  readonly shot: Shot
  readonly number: string
  /** Index among the shots that count. */
  readonly place: number
  readonly shots: readonly Shot[]
  readonly onClose: () => void
}

/** Which shot it is, its beat, its neighbours and the way out. */
export function InspectorHead({ shot, number, place, shots, onClose }: InspectorHeadProps) {
  const beat = headRow()
  const title = (
    <>
      <span className="visually-hidden">{words.shot(number)}</span>
      <span className="inspector-number" aria-hidden>
        {number}
      </span>
    </>
  )
  return (
    <HeadFrame title={title} onClose={onClose}>
      {beat && <FieldEditor key={shot.id} shots={[shot]} row={beat} inHead />}
      <NeighbourButton way="earlier" shot={shots[place - 1]} pushed />
      <NeighbourButton way="later" shot={shots[place + 1]} />
    </HeadFrame>
  )
}
