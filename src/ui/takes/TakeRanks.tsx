import { type Shot, shownTake, type Take, takeNumber } from '../../domain/board/shot.ts'
import type { RankedTake } from '../../domain/takes/take-ranks.ts'
import { chooseTake } from '../../store/board/edits.ts'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { takeChecksWords as words } from '../words/en/take-checks.ts'

interface TakeRanksProps {
  readonly shot: Shot
  readonly ranked: readonly RankedTake<Take>[]
}

/** The takes that were drawn at once, in the order of what was measured; each can be chosen. */
export function TakeRanks({ shot, ranked }: TakeRanksProps) {
  const shown = shownTake(shot)
  return (
    <div className="take-ranks">
      <p id="take-ranks">{words.ranked(ranked.length)}</p>
      <ol aria-labelledby="take-ranks">
        {ranked.map(({ take, faults }) => (
          <li key={take.id}>
            <button
              type="button"
              aria-pressed={take.id === shown?.id}
              onClick={() => chooseTake(shot.id, take.id)}
            >
              <Thumbnail take={take} />
              {words.rank(takeNumber(shot, take), faults)}
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Thumbnail({ take }: { readonly take: Take }) {
  const url = useBlobUrl(take.blob)
  return <span className="take-rank-picture">{url && <img src={url} alt="" />}</span>
}
