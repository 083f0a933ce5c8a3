import { useEffect } from 'react'
import { drawnReceipt, keptTakes, type Shot, type Take } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { Project } from '../../domain/project/project.ts'
import { paletteRank } from '../../domain/takes/take-ranks.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { type CheckedTake, checkTakes, useChecks } from '../../store/takes/checks.ts'
import { takeChecksWords as words } from '../words/en/take-checks.ts'

/** What was measured of the shown take. Measured while it is looked at, and never in the way. */
export function TakeChecks({ shot, take }: { readonly shot: Shot; readonly take: Take }) {
  const project = useProjectStore((state) => state.project)
  const checked = useChecks((state) => state.checked)
  const takes = keptTakes(shot)
  const pictures = takes.map(({ blob }) => blob).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new picture is measured.
  useEffect(() => checkTakes(shot.id), [shot.id, pictures])
  const facts = checked.get(take.id)
  if (!facts || !project) return null
  const all = takes.flatMap(({ id }) => checked.get(id) ?? [])
  const rank = paletteRank(facts, all)
  const told = toldOf(facts, take, project)
  return (
    <section className="take-checks" aria-label={words.title}>
      <h3>{words.title}</h3>
      <ul>
        {(told.length > 0 ? told : [words.nothing]).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {rank && <li>{words.colours(rank.place, rank.of)}</li>}
      </ul>
    </section>
  )
}

function toldOf(facts: CheckedTake, take: Take, project: Project): readonly string[] {
  const receipt = drawnReceipt(take)
  // An engine without a model draws from the clip's own picture, on paper with a rim, and means to.
  const means = receipt !== undefined && !factsOf(receipt.engine).usesModels
  const shots = facts.likeShots.filter((id) => project.shots.some((shot) => shot.id === id))
  return [
    ...(shots.length > 0 ? [words.like(shots.map((id) => numberOf(project, id)))] : []),
    ...(facts.likeClip && !means ? [words.likeClip] : []),
    ...(facts.otherShape ? [words.otherShape] : []),
    ...(facts.framed && !means ? [words.framed] : []),
    ...(facts.panels ? [words.panels] : []),
    ...(facts.blurred ? [words.blurred] : []),
  ]
}
