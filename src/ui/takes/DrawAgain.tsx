import { useState } from 'react'
import { type DrawnReceipt, drawnReceipt, type Shot, type Take } from '../../domain/board/shot.ts'
import type { EngineId } from '../../domain/engines/engines.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { goneOf, type Receiver, whyNoReplay } from '../../domain/takes/no-replay.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngine } from '../../store/settings/store.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { moreTakesWords as words } from '../words/en/more-takes.ts'
import { referenceText } from '../words/reference-text.ts'
import { Ask } from './MoreTakes.tsx'
import { useReceiver } from './use-receiver.ts'

interface DrawAgainProps {
  readonly shot: Shot
  readonly take: Take
}

/**
 * Sends a receipt's request once more. What is gone is named, and left out where a person says so.
 */
export function DrawAgain({ shot, take }: DrawAgainProps) {
  const project = useProjectStore((state) => state.project)
  const { id } = useEngine('draw')
  const receiver = useReceiver()
  const lost = useLostStore((state) => state.lost)
  const [without, setWithout] = useState<readonly number[]>([])
  if (!project) return null
  const receipt = drawnReceipt(take)
  const why = whyNot(project, take, id, receiver, lost, without)
  const gone = receipt?.host && !isBlocked(project, take, id, receiver) ? lostPlaces(receipt, lost) : []
  return (
    <div className="draw-again">
      {gone.map((place) => {
        const reference = receipt?.references[place]
        return (
          reference && (
            <label key={place} className="check">
              <input
                type="checkbox"
                checked={without.includes(place)}
                onChange={({ target }) =>
                  setWithout(target.checked ? [...without, place] : without.filter((one) => one !== place))
                }
              />
              <span>{words.drawWithout(referenceText(reference))}</span>
            </label>
          )
        )
      })}
      <Ask
        shot={shot}
        ask={{ kind: 'again', of: take.id, ...(without.length > 0 ? { without } : {}) }}
        name={words.again}
        why={why}
      />
      <p className="quiet">{why ?? (without.length > 0 ? words.withoutHelp : words.againHelp)}</p>
    </div>
  )
}

/** True where the request cannot be made for another reason than what is gone. */
function isBlocked(project: Project, take: Take, inUse: EngineId, receiver: Receiver): boolean {
  const no = whyNoReplay(project, take, inUse, receiver)
  return no !== undefined && no !== 'gone'
}

/** The places of the pictures that are no longer kept, or that storage lacks. */
const lostPlaces = ({ references }: DrawnReceipt, lost: ReadonlySet<BlobId>): readonly number[] =>
  references.flatMap(({ kept }, place) => (!kept || lost.has(kept) ? [place] : []))

function whyNot(
  project: Project,
  take: Take,
  inUse: EngineId,
  receiver: Receiver,
  lost: ReadonlySet<BlobId>,
  without: readonly number[],
): string | undefined {
  const receipt = drawnReceipt(take)
  const no = whyNoReplay(project, take, inUse, receiver, without)
  if (no === 'other-server') return words.otherServer(receipt?.host ?? '')
  if (!receipt || (no && no !== 'gone')) return words.noAgain[no && no !== 'gone' ? no : 'own']
  if (!receipt.host) return words.noAgain.nothingSent
  if (receipt.cutPrompt) return words.noAgain.cut
  const gone = [
    ...goneOf(receipt, without),
    ...receipt.references.filter(({ kept }, i) => kept && lost.has(kept) && !without.includes(i)),
  ]
  const names = gone.map((one) => (one === 'words' ? words.noAgain.words : referenceText(one)))
  if (names.length > 0) return words.noAgain.gone(names)
  return no === 'gone' ? words.noAgain.unnamed : undefined
}
