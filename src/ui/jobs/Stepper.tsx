import { Check } from 'lucide-react'
import { countedShots } from '../../domain/board/counted-shots.ts'
import { currentStation, drawnCount, type Station } from '../../domain/jobs/readiness.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { useStaleStore } from '../../store/takes/stale.ts'
import { wayWords as words } from '../words/en/way.ts'

const STATIONS: readonly Station[] = ['clip', 'scene', 'shots', 'pictures', 'export']

/** The stages from clip to hand-over, with the current one marked. */
export function Stepper() {
  const project = useProjectStore((state) => state.project)
  const lost = useLostStore((state) => state.lost)
  const stale = useStaleStore((state) => state.stale)
  if (!project) return <span />
  const shots = countedShots(project).length
  const current = currentStation(project, lost, stale)
  const position = STATIONS.indexOf(current)
  const nameOf = (station: Station) =>
    station === 'pictures' && shots > 0
      ? words.drawn(words.stations.pictures, drawnCount(project, lost), shots)
      : words.stations[station]
  return (
    <ol className="way hidden-narrow" aria-label={words.title}>
      {STATIONS.map((id, index) => (
        <li
          key={id}
          className={index < position ? 'way-done' : ''}
          aria-current={index === position ? 'step' : undefined}
        >
          {index < position && <Check aria-label={words.done} />}
          {nameOf(id)}
        </li>
      ))}
    </ol>
  )
}
