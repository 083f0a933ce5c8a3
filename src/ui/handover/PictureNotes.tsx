import { Info } from 'lucide-react'
import { countedShots } from '../../domain/board/counted-shots.ts'
import { shownTake } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { runningTime } from '../../domain/findings/running-time.ts'
import { rowOf } from '../../domain/handover/file-kinds.ts'
import type { PictureFact } from '../../domain/handover/job.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { chosenKinds, useChoices } from '../../store/handover/choices.ts'
import { useMadeFiles } from '../../store/handover/made-files.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { handOverWords as words } from '../words/en/hand-over.ts'

/** Which shots get a placeholder and why, which are omitted, and how many durations are assumed. */
export function PictureNotes({ project }: { readonly project: Project }) {
  const facts = useMadeFiles((state) => state.pictures)
  const lost = useLostStore((state) => state.lost)
  const hasPictures = chosenKinds(useChoices()).some((kind) => rowOf(kind).pictures)
  const shots = countedShots(project)
  const { assumed } = runningTime(shots)
  const omitted = project.shots.filter((shot) => shot.omitted).map(({ id }) => id)
  const numbers = (ids: readonly ShotId[]) => ids.map((id) => numberOf(project, id))
  const found = (state: PictureFact['state']) =>
    facts.filter((fact) => fact.state === state).map(({ shot }) => shot)
  const isMissing = (shot: (typeof shots)[number]) => !shownTake(shot)
  const isLost = (shot: (typeof shots)[number]) => lost.has(shownTake(shot)?.blob ?? ('' as never))
  const known = facts.length > 0
  const none = known ? found('none') : shots.filter(isMissing).map(({ id }) => id)
  const gone = known ? found('lost') : shots.filter(isLost).map(({ id }) => id)
  const unreadable = found('unreadable')
  const notes = [
    hasPictures && none.length > 0 && words.placeholder(numbers(none)),
    hasPictures && gone.length > 0 && words.lost(numbers(gone)),
    hasPictures && unreadable.length > 0 && words.unreadable(numbers(unreadable)),
    omitted.length > 0 && words.omitted(numbers(omitted)),
    assumed > 0 && words.assumed(assumed),
  ].filter((note) => note !== false)
  if (notes.length === 0) return null
  return (
    <div className="picture-notes">
      <Info aria-hidden />
      <div>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </div>
  )
}
