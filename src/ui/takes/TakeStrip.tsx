import { Check, Star } from 'lucide-react'
import { memo, type ReactNode, useEffect, useRef } from 'react'
import { keptTakes, type Shot, shownTake, type Take, takeNumber } from '../../domain/board/shot.ts'
import { together } from '../../domain/takes/together.ts'
import { chooseTake } from '../../store/board/edits.ts'
import { useIdle } from '../jobs/use-idle.ts'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { takesWords as words } from '../words/en/takes.ts'
import { useStaleFact } from './use-stale-fact.ts'

interface TakeStripProps {
  readonly shot: Shot
  /** What is said below each; absent for pictures alone. */
  readonly told?: (take: Take) => ReactNode
}

/**
 * A shot's takes; nothing while there is only one to see. Memoised: a shot that is moved keeps its
 * takes, while its number and those of its neighbours change.
 */
export const TakeStrip = memo(function TakeStrip({ shot, told }: TakeStripProps) {
  const takes = keptTakes(shot)
  const shown = shownTake(shot)
  const strip = useRef<HTMLUListElement>(null)
  const place = takes.findIndex((take) => take.id === shown?.id)
  // A long strip scrolls: the one that is shown is in sight.
  useEffect(() => {
    const [list, chosen] = [strip.current, strip.current?.querySelectorAll('.take')[place]]
    if (!list || !(chosen instanceof HTMLElement)) return
    const { offsetTop, offsetHeight } = chosen
    if (offsetTop < list.scrollTop || offsetTop + offsetHeight > list.scrollTop + list.clientHeight)
      list.scrollTop = offsetTop - list.clientHeight / 2
  }, [place])
  if (takes.length < 2) return null
  const one = (take: Take) => (
    <li key={take.id}>
      <TakeButton
        take={take}
        number={takeNumber(shot, take)}
        chosen={take.id === shown?.id}
        onChoose={() => chooseTake(shot.id, take.id)}
      />
      {told?.(take)}
    </li>
  )
  return (
    <ul className={told ? 'takes is-told' : 'takes'} aria-label={words.takes} ref={strip}>
      {together(takes).map((set) => {
        const [first] = set
        return set.length > 1 ? (
          <li key={first?.id}>
            {told && (
              <p className="quiet" aria-hidden>
                {words.set(set.length)}
              </p>
            )}
            <ul
              className="takes-set"
              aria-label={words.set(set.length)}
              title={told ? undefined : words.set(set.length)}
            >
              {set.map(one)}
            </ul>
          </li>
        ) : (
          first && one(first)
        )
      })}
    </ul>
  )
})

interface TakeButtonProps {
  readonly take: Take
  readonly number: number
  readonly chosen: boolean
  readonly onChoose: () => void
}

function TakeButton({ take, number, chosen, onChoose }: TakeButtonProps) {
  // The board's own pictures come first: a shot may have fifty takes.
  const url = useBlobUrl(useIdle() ? take.blob : undefined)
  const stale = useStaleFact(take)
  const facts = [take.starred && words.starred, take.draft && words.draft, stale].filter(Boolean).join(', ')
  return (
    <button
      type="button"
      className={stale ? 'take is-stale' : 'take'}
      aria-pressed={chosen}
      aria-label={words.take(number)}
      aria-description={facts || undefined}
      title={facts ? words.takeWith(number, facts) : words.take(number)}
      onClick={onChoose}
    >
      {url && <img src={url} alt="" />}
      {chosen && take.several && <Check className="take-chosen" aria-hidden />}
      {take.starred && <Star className="take-star" aria-hidden />}
    </button>
  )
}
