import { drawnReceipt, type Shot, type Take } from '../../domain/board/shot.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { EngineId } from '../../domain/engines/engines.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { goneOf, whyNoReplay } from '../../domain/takes/take-plans.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngine } from '../../store/settings/store.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { moreTakesWords as words } from '../words/en/more-takes.ts'
import { referenceText } from '../words/reference-text.ts'
import { Ask } from './MoreTakes.tsx'

interface DrawAgainProps {
  readonly shot: Shot
  readonly take: Take
}

/** Sends a receipt's request once more; disabled where it cannot be, with what is gone by name. */
export function DrawAgain({ shot, take }: DrawAgainProps) {
  const project = useProjectStore((state) => state.project)
  const { id } = useEngine('draw')
  const lost = useLostStore((state) => state.lost)
  if (!project) return null
  const why = whyNot(project, take, id, lost)
  return (
    <div className="draw-again">
      <Ask shot={shot} ask={{ kind: 'again', of: take.id }} name={words.again} why={why} />
      <p className="quiet">{why ?? words.againHelp}</p>
    </div>
  )
}

function whyNot(
  project: Project,
  take: Take,
  inUse: EngineId,
  lost: ReadonlySet<BlobId>,
): string | undefined {
  const receipt = drawnReceipt(take)
  const no = whyNoReplay(project, take, inUse, factsOf(inUse))
  if (!receipt || (no && no !== 'gone')) return words.noAgain[no && no !== 'gone' ? no : 'own']
  if (!receipt.host) return words.noAgain.nothingSent
  const gone = [...goneOf(receipt), ...receipt.references.filter(({ kept }) => kept && lost.has(kept))]
  const names = gone.map((one) => (one === 'words' ? words.noAgain.words : referenceText(one)))
  return names.length > 0 ? words.noAgain.gone(names) : undefined
}
