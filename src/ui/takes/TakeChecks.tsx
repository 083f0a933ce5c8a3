import { Check, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { drawnReceipt, keptTakes, type Shot, type Take, takeNumber } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { TakeId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { askedCount, asksForPeople, isReadableStyle, peopleMisses } from '../../domain/takes/people-facts.ts'
import { flagsOf, type TakeFlag } from '../../domain/takes/take-flags.ts'
import { faultsOf, paletteRank, takeRank } from '../../domain/takes/take-ranks.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { type CheckedTake, checkTakes, useChecks } from '../../store/takes/checks.ts'
import { takeChecksWords as words } from '../words/en/take-checks.ts'
import { SayMisses } from './SayMisses.tsx'

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
  const colours = paletteRank(facts, all)
  const counts = isReadable(project, checked)
  const told = toldOf(facts, take, project)
  const people = toldPeople(facts, shot, counts)
  const misses = counts && facts.people ? peopleMisses(shot, facts.people) : []
  return (
    <section className="take-checks" aria-label={words.title}>
      <h3>{words.title}</h3>
      <ul>
        {(told.length > 0 ? told : [onPaper(take) ? words.nothingOnPaper : words.nothing]).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {people.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {colours && <li>{words.colours(colours.place, colours.of)}</li>}
        <li>{words.lettering[facts.lettering ?? 'none']}</li>
      </ul>
      {rankOf(take, shot, checked, counts) && <p className="quiet">{words.rank}</p>}
      <SayMisses shot={shot} take={take} misses={misses} />
    </section>
  )
}

/** What is seen of a take at a glance, below its picture: which it is, its rank, and flags. */
export function TakeTold({ shot, take }: { readonly shot: Shot; readonly take: Take }) {
  const project = useProjectStore((state) => state.project)
  const checked = useChecks((state) => state.checked)
  const facts = checked.get(take.id)
  if (!project) return null
  const counts = isReadable(project, checked)
  const rank = facts && rankOf(take, shot, checked, counts)
  const said = [
    take.draft && words.draft,
    project.anchor === take.id && words.anchor,
    rank && words.place(rank.place, rank.of),
  ].filter(Boolean)
  const flags = facts && flagsOf(facts, shot, { counts, onPaper: onPaper(take) })
  return (
    <span className="take-told">
      <span className="take-named">
        <strong>{words.take(takeNumber(shot, take))}</strong> {said.join(' · ')}
      </span>
      {flags?.map((flag) => <Flag key={flag.code} flag={flag} />) ?? words.unchecked}
    </span>
  )
}

/** The place of a take among those of its shot that were measured. */
function rankOf(take: Take, shot: Shot, checked: ReadonlyMap<TakeId, CheckedTake>, counts: boolean) {
  const measured = (one: Take) => {
    const facts = checked.get(one.id)
    const faults = facts && faultsOf(facts, shot, { counts, onPaper: onPaper(one) })
    return facts && faults !== undefined ? { faults, palette: facts.palette } : undefined
  }
  const own = measured(take)
  return (
    own &&
    takeRank(
      own,
      keptTakes(shot).flatMap((one) => measured(one) ?? []),
    )
  )
}

function Flag({ flag }: { readonly flag: TakeFlag }) {
  const Sign = flag.ok ? Check : TriangleAlert
  return (
    <span className={flag.ok ? 'take-flag' : 'take-flag is-other'}>
      <Sign aria-hidden />
      <span>
        <span className="visually-hidden">{flag.ok ? words.asAskedFlag : words.otherFlag} </span>
        {flagText(flag)}
      </span>
    </span>
  )
}

function flagText(flag: TakeFlag): string {
  if (flag.code === 'people') return words.flags.people(flag.found)
  if (flag.code === 'size') return words.flags.size(flag.found)
  return flag.code === 'facing' ? words.flags.facing(flag.found) : words.flags[flag.code]
}

/** Whether faces say something of the board's takes: of those that were looked at. */
function isReadable(project: Project, checked: ReadonlyMap<TakeId, CheckedTake>): boolean {
  const asking = project.shots.filter(asksForPeople)
  return isReadableStyle(
    asking.flatMap((one) => keptTakes(one).flatMap(({ id }) => checked.get(id)?.people ?? [])),
  )
}

function toldPeople({ people }: CheckedTake, shot: Shot, counts: boolean): readonly string[] {
  const asked = askedCount(shot)
  if (!asked) return []
  if (!people) return [words.notSearched]
  // Faces that were found where nobody is asked for were found, whatever the style.
  if (!counts && people.count === 0 && asked.least > 0) return [words.unreadable]
  const misses = peopleMisses(shot, people)
  if (misses.length === 0) return people.count === 0 ? [] : [words.asAsked(people.count)]
  return misses.map((miss) => {
    if (miss.code === 'count') return words.people(miss.found, miss.asked.least, miss.asked.most)
    return words[miss.code](miss.found, miss.asked)
  })
}

/** An engine without a model draws from the clip's picture, on paper with a rim, and means to. */
function onPaper(take: Take): boolean {
  const receipt = drawnReceipt(take)
  return receipt !== undefined && !factsOf(receipt.engine).usesModels
}

function toldOf(facts: CheckedTake, take: Take, project: Project): readonly string[] {
  const means = onPaper(take)
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
