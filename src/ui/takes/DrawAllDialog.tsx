import { AlertDialog } from '@base-ui/react/alert-dialog'
import { drawnReceipt, type Shot, shownTake } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import type { Project } from '../../domain/project/project.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { type DrawAllChoice, shotsOf, shotsToDraw, useDrawAllStore } from '../../store/takes/draw-all.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { type StaleTakes, useStaleStore } from '../../store/takes/stale.ts'
import { usePrices } from '../money/use-prices.ts'
import { drawAllWords as words } from '../words/en/draw-all.ts'
import { changeText } from '../words/stale-text.ts'

/** Asks which pictures are drawn, where a person has changed something since some were. */
export function DrawAllDialog({ project }: { readonly project: Project }) {
  const answer = useDrawAllStore((state) => state.answer)
  return (
    <AlertDialog.Root open={answer !== undefined} onOpenChange={(open) => !open && answer?.(undefined)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog draw-all">
          <Choices project={project} />
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

function Choices({ project }: { readonly project: Project }) {
  const lost = useLostStore((state) => state.lost)
  const stale = useStaleStore((state) => state.stale)
  const jobs = useJobStore()
  const to = shotsToDraw(project, lost, stale, jobs)
  const hasChanged = to.missing.length + to.changed.length > 0
  const own = to.own.map(({ id }) => numberOf(project, id))
  return (
    <>
      <AlertDialog.Title>{words.title}</AlertDialog.Title>
      <AlertDialog.Description render={<div />} className="draw-all-facts">
        <ul>
          {to.missing.length > 0 && <li>{words.missing(to.missing.length)}</li>}
          {countsOf(to.changed, stale).map(([how, count]) => (
            <li key={how}>{words.changed(count, how)}</li>
          ))}
          {to.drafts.length > 0 && <li>{words.drafts(to.drafts.length)}</li>}
          {to.fresh.length > 0 && <li>{words.fresh(to.fresh.length)}</li>}
          {own.length > 0 && <li>{words.own(own)}</li>}
        </ul>
        <p className="quiet">{words.kept}</p>
      </AlertDialog.Description>
      <div className="row row-end draw-all-ways">
        <AlertDialog.Close className="button">{words.cancel}</AlertDialog.Close>
        <Way choice="all" shots={shotsOf(project, 'all', to)} />
        {to.drafts.length > 0 && <Way choice="finals" shots={to.drafts} isNext={!hasChanged} />}
        {hasChanged && <Way choice="changed" shots={shotsOf(project, 'changed', to)} isNext />}
      </div>
    </>
  )
}

interface WayProps {
  readonly choice: DrawAllChoice
  readonly shots: readonly Shot[]
  /** The one that is useful next. */
  readonly isNext?: boolean
}

function Way({ choice, shots, isNext = false }: WayProps) {
  const answer = useDrawAllStore((state) => state.answer)
  const sum = usePrices().sum(shots)
  const name = { all: words.drawAll, finals: words.drawFinals, changed: words.drawChanged }[choice]
  return (
    <button type="button" className={isNext ? 'button primary' : 'button'} onClick={() => answer?.(choice)}>
      {name(shots.length, sum && `${sum.price}${sum.room}`)}
    </button>
  )
}

/** How many pictures were drawn in each way, the most frequent first. */
function countsOf(shots: readonly Shot[], stale: StaleTakes): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const shot of shots) {
    const take = shownTake(shot)
    for (const change of (take && stale.get(take.id)) ?? []) {
      const how = changeText(change, take && drawnReceipt(take)?.engine)
      counts.set(how, (counts.get(how) ?? 0) + 1)
    }
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)
}
