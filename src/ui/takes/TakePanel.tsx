import { Star, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import type { Shot, Take } from '../../domain/board/shot.ts'
import { deleteTake, starTake } from '../../store/board/edits.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Button } from '../kit/Button.tsx'
import { isText } from '../kit/event-target.ts'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { stepWords } from '../words/en/steps.ts'
import { takesWords as words } from '../words/en/takes.ts'
import { AnchorButton } from './AnchorButton.tsx'
import { DeletedTakes } from './DeletedTakes.tsx'
import { StaleNote } from './StaleNote.tsx'
import { TakeStrip } from './TakeStrip.tsx'
import { pressOnTakes } from './take-keys.ts'

const TakeChecks = lazyComponent(async () => (await import('./TakeChecks.tsx')).TakeChecks)
const TakeTold = lazyComponent(async () => (await import('./TakeChecks.tsx')).TakeTold)

/** All takes of the shot that is open, and what can be done with the shown one. */
export function TakePanel({ shot, take }: { readonly shot: Shot; readonly take: Take }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const why = readOnly ? stepWords.whyNot.readOnly : undefined
  const panel = useRef<HTMLDivElement>(null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its keys come from what is in it.
    <div
      className="take-panel"
      ref={panel}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isText(event.target)) return
        if (panel.current && pressOnTakes(event.key, take, panel.current)) event.preventDefault()
      }}
    >
      <TakeStrip
        shot={shot}
        told={(one) => (
          <Lazy when placeholder={<span className="take-told" />}>
            <TakeTold shot={shot} take={one} />
          </Lazy>
        )}
      />
      <StaleNote take={take} />
      <Lazy when>
        <TakeChecks shot={shot} take={take} />
      </Lazy>
      <div className="row">
        <Button why={why} onClick={() => starTake(take.id, !take.starred)}>
          <Star className={take.starred ? 'is-starred' : undefined} aria-hidden />
          {take.starred ? words.removeStar : words.star}
        </Button>
        <AnchorButton take={take} why={why} />
        <Button why={why} onClick={() => deleteTake(take.id)}>
          <Trash2 aria-hidden />
          {words.delete}
        </Button>
      </div>
      <DeletedTakes shot={shot} />
    </div>
  )
}
