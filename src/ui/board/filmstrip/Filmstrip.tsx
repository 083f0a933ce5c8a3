import { type KeyboardEvent, useEffect } from 'react'
import { countedShots } from '../../../domain/board/counted-shots.ts'
import { numbersOf } from '../../../domain/board/shot-numbers.ts'
import { standIn } from '../../../domain/board/stand-in.ts'
import type { ShotId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { chooseShot, useChosenShot } from '../../../store/board/chosen-shot.ts'
import { filmShows, showOnFilm, useFilm } from '../../../store/board/filmstrip.ts'
import { useJobStore } from '../../../store/jobs/store.ts'
import { usePrices } from '../../money/use-prices.ts'
import { filmWords as words } from '../../words/en/film.ts'
import { runBeside } from '../hands/board-keys.ts'
import { isUpright } from '../preview-ratio.ts'
import { ShotCard } from '../ShotCard.tsx'
import { showViewBy } from '../show-view.ts'
import { WriteAfterFailed } from '../WriteAfterFailed.tsx'
import { StripOmitted, StripShot } from './StripShot.tsx'
import { stripId } from './strip-id.ts'

interface FilmstripProps {
  readonly project: Project
  /** Width over height of the board's pictures. */
  readonly aspect: number
  readonly onOpen: (id: ShotId) => void
}

/** One shot large, and all of them on a strip below, each as wide as it is long. */
export function Filmstrip({ project, aspect, onOpen }: FilmstripProps) {
  const chosen = useChosenShot((state) => state.chosen)
  const { shown, order } = useFilm()
  const failedAfter = useJobStore((state) => state.failedAfter)
  const prices = usePrices()
  const numbers = numbersOf(project)
  const counted = countedShots(project)
  const ids = counted.map(({ id }) => id)
  const large = ids.find((id) => id === chosen) ?? standIn(order, shown, ids) ?? shown
  const shot = counted.find(({ id }) => id === large) ?? counted[0]
  const place = shot ? counted.indexOf(shot) : 0
  useEffect(() => {
    if (!shot) return
    document.getElementById(stripId(shot.id))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shot])
  useEffect(() => {
    const now = countedShots(project).map(({ id }) => id)
    if (shot) filmShows(shot.id, now)
  }, [project, shot])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (event.key === 'Enter' && shot) chooseShot(shot.id, true)
    else if (!shot || !(showViewBy(event.key, shot.id) || runBeside(event, shot))) {
      const to = counted[placeAfter(event.key, place, counted.length)]
      if (!to) return
      showOnFilm(to.id)
      document.getElementById(stripId(to.id))?.focus()
    }
    event.preventDefault()
  }
  return (
    <div
      className={isUpright(aspect) ? 'film is-portrait' : 'film'}
      style={{ ['--aspect' as string]: String(aspect) }}
    >
      {shot && (
        <ShotCard
          key={shot.id}
          shot={shot}
          number={numbers.get(shot.id) ?? ''}
          isFirst={project.shots[0] === shot}
          isLast={project.shots.at(-1) === shot}
          price={prices.of('draw', 1, undefined, [shot])}
          compact={false}
          onOpen={onOpen}
        />
      )}
      {failedAfter && <WriteAfterFailed {...failedAfter} number={numbers.get(failedAfter.shot) ?? ''} />}
      <ol className="film-strip" aria-label={words.strip} onKeyDown={onKeyDown}>
        {project.shots.map((one) =>
          one.omitted ? (
            <StripOmitted key={one.id} number={numbers.get(one.id) ?? ''} />
          ) : (
            <StripShot
              key={one.id}
              shot={one}
              number={numbers.get(one.id) ?? ''}
              isShown={one.id === shot?.id}
            />
          ),
        )}
      </ol>
    </div>
  )
}

/** The place that a key leads to; none for other keys. */
function placeAfter(key: string, at: number, count: number): number {
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'ArrowRight') return at + forward
  if (key === 'ArrowLeft') return at - forward
  return -1
}
