import { useState } from 'react'
import type { ShotId } from '../domain/ids.ts'
import { aspectRatio } from '../domain/project.ts'
import { generateShots } from '../store/job-store.ts'
import { clearProblem, useProjectStore } from '../store/project-store.ts'
import { Alert } from './Alert.tsx'
import { Later } from './Later.tsx'
import { lazyPart } from './lazy-part.ts'
import { ProblemActions } from './ProblemActions.tsx'
import { Shelf } from './Shelf.tsx'
import { ShotCard } from './ShotCard.tsx'

const ShotViewer = lazyPart(async () => (await import('./ShotViewer.tsx')).ShotViewer)

/** The shots as cards in the project's own aspect ratio. */
export function ShotBoard() {
  const project = useProjectStore((state) => state.project)
  const problem = useProjectStore(({ problems }) => problems.shots)
  const [open, setOpen] = useState<ShotId>()
  if (!project) return null
  const aspect = aspectRatio(project)
  const shape = aspect < 0.9 ? 'board portrait' : 'board'
  return (
    <>
      {problem && (
        <Alert problem={problem} onClose={() => clearProblem('shots')}>
          {problem.charge && <ProblemActions problem={problem} onRetry={generateShots} />}
        </Alert>
      )}
      {project.shots.length === 0 ? (
        <EmptyBoard />
      ) : (
        <ol className={shape} aria-label="Board" style={{ ['--aspect' as string]: String(aspect) }}>
          {project.shots.map((shot, index) => (
            <li key={shot.id}>
              <ShotCard shot={shot} number={index + 1} onOpen={() => setOpen(shot.id)} />
            </li>
          ))}
        </ol>
      )}
      <Shelf shots={project.shelf} />
      <Later when={open !== undefined}>
        <ShotViewer project={project} open={open} onOpen={setOpen} />
      </Later>
    </>
  )
}

function EmptyBoard() {
  return (
    <div className="board-empty" aria-hidden>
      {['Wide', 'Medium', 'Close', 'Insert'].map((size) => (
        <div key={size} className="board-empty-card">
          <span />
        </div>
      ))}
      <p>Your shots will stand here.</p>
    </div>
  )
}
