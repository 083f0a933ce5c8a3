import { Check } from 'lucide-react'
import { currentStation, drawnCount, type Station } from '../../domain/jobs/readiness.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'

const STATIONS: readonly { readonly id: Station; readonly label: string }[] = [
  { id: 'clip', label: 'Clip' },
  { id: 'scene', label: 'Scene' },
  { id: 'shots', label: 'Shots' },
  { id: 'pictures', label: 'Pictures' },
  { id: 'export', label: 'Export' },
]

/** The way from clip to export, and where one is on it. */
export function Stepper() {
  const project = useProjectStore((state) => state.project)
  const lost = useLostStore((state) => state.lost)
  if (!project) return <span />
  const current = currentStation(project, lost)
  const position = STATIONS.findIndex(({ id }) => id === current)
  return (
    <ol className="way hidden-narrow" aria-label="Steps">
      {STATIONS.map(({ id, label }, index) => (
        <li
          key={id}
          className={index < position ? 'way-done' : ''}
          aria-current={index === position ? 'step' : undefined}
        >
          {index < position && <Check aria-label="done" />}
          {label}
          {id === 'pictures' &&
            project.shots.length > 0 &&
            ` ${drawnCount(project, lost)}/${project.shots.length}`}
        </li>
      ))}
    </ol>
  )
}
