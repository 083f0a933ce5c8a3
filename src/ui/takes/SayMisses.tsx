import type { Shot, Take } from '../../domain/board/shot.ts'
import { missLines, toldMisses } from '../../domain/engines/told-misses.ts'
import type { PeopleMiss } from '../../domain/takes/people-facts.ts'
import { useEngine } from '../../store/settings/store.ts'
import { takeChecksWords as words } from '../words/en/take-checks.ts'
import { Ask } from './MoreTakes.tsx'

interface SayMissesProps {
  readonly shot: Shot
  readonly take: Take
  readonly misses: readonly PeopleMiss[]
}

/**
 * Offers the shot once more with words on what its take has missed, priced. A person asks for it.
 * An engine that reads no words would draw the same again.
 */
export function SayMisses({ shot, take, misses }: SayMissesProps) {
  const { usesModels } = useEngine('draw')
  if (!usesModels || misses.length === 0) return null
  return (
    <>
      <div className="take-say">
        <Ask shot={shot} ask={{ kind: 'missed', of: take.id, misses }} name={words.drawSaying} />
      </div>
      <p className="quiet">{words.says(missLines(toldMisses(misses)).join(' '))}</p>
    </>
  )
}
