import { Dialog } from '@base-ui/react/dialog'
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useEffect } from 'react'
import { countedShots } from '../../domain/board/counted-shots.ts'
import { shownTake } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { isText } from '../kit/event-target.ts'
import { kitWords } from '../words/en/kit.ts'
import { takesWords as words } from '../words/en/takes.ts'
import { ShotLarge } from './ShotLarge.tsx'

interface ShotViewerProps {
  readonly project: Project
  readonly open: ShotId | undefined
  readonly onOpen: (shot: ShotId | undefined) => void
}

/** One shot large, as a dialog; ← → to its drawn neighbours. */
export function ShotViewer({ project, open, onOpen }: ShotViewerProps) {
  const drawn = countedShots(project).filter((shot) => shownTake(shot))
  const position = drawn.findIndex((shot) => shot.id === open)
  const shot = drawn[position]
  const take = shot && shownTake(shot)
  const number = open === undefined ? '' : numberOf(project, open)
  const gone = open !== undefined && shot === undefined
  // A shot whose last picture was deleted is closed for good: its next picture does not open it
  // again.
  useEffect(() => {
    if (gone) onOpen(undefined)
  }, [gone, onOpen])
  const step = (by: number) => {
    const neighbour = drawn[position + by]
    if (neighbour) onOpen(neighbour.id)
  }
  return (
    <Dialog.Root open={shot !== undefined} onOpenChange={(next) => !next && onOpen(undefined)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className="dialog viewer"
          onKeyDown={(event) => {
            if (isText(event.target) || event.target instanceof HTMLInputElement) return
            if (event.target instanceof HTMLSelectElement || event.defaultPrevented) return
            // A dialog over this one has arrow keys of its own.
            if (!event.currentTarget.contains(event.target as Node)) return
            const later = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
            if (/^Arrow(?:Left|Right)$/.test(event.key)) step(event.key === later ? 1 : -1)
          }}
        >
          <div className="dialog-head">
            <Dialog.Title>{words.shot(number)}</Dialog.Title>
            <div className="row">
              <button
                type="button"
                className="icon-button"
                aria-label={words.earlierShot}
                aria-disabled={position <= 0}
                onClick={() => step(-1)}
              >
                <ChevronLeft className="turns" aria-hidden />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={words.laterShot}
                aria-disabled={position >= drawn.length - 1}
                onClick={() => step(1)}
              >
                <ChevronRight className="turns" aria-hidden />
              </button>
              <Dialog.Close className="icon-button" aria-label={kitWords.close}>
                <X aria-hidden />
              </Dialog.Close>
            </div>
          </div>
          {shot && take && (
            <ShotLarge key={shot.id} project={project} shot={shot} take={take} number={number} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
