import { countedShots } from '../board/counted-shots.ts'
import { type Continuity, SHEET_TAKES } from '../board/reference.ts'
import { keptTakes, type Shot, shownTake, type Take } from '../board/shot.ts'
import { numberOf } from '../board/shot-numbers.ts'
import type { ShotId, TakeId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import type { PlannedReference } from './planned-reference.ts'
import { sheetReference, takeOf, takeReference } from './reference-sources.ts'

/** What holds for a board that does not say. */
export interface FollowChoice {
  readonly continuity?: Continuity
  /** No frame goes with the pictures. */
  readonly noFrame?: boolean
}

/**
 * How a shot stays consistent: its own way, else the board's, else the anchor's once a person has
 * chosen one, else none.
 */
export const continuityOf = (project: Project, shot: Shot, byDefault?: Continuity): Continuity =>
  shot.continuity ?? boardContinuity(project, byDefault)

/** How shots that do not say stay consistent. */
export function boardContinuity(project: Project, byDefault?: Continuity): Continuity {
  const said = project.continuity ?? byDefault
  if (said) return said
  // A star says that a take is liked, not that the others shall look like it.
  return chosenAnchor(project) ? 'anchor' : 'none'
}

/** A take that shots are drawn beside, with its shot. */
export interface Anchor {
  readonly shot: Shot
  readonly take: Take
}

/**
 * The take that *anchor* stands for: the chosen one, else the first starred one. Boards that asked
 * for an anchor before one could be chosen were drawn beside their first star, so they go on so;
 * whoever reads the choice sees which take it is.
 */
export const anchorOf = (project: Project): Anchor | undefined =>
  chosenAnchor(project) ?? starredAnchor(project)

interface Followed {
  /** The shot whose picture it is; absent for a sheet, which waits for none. */
  readonly from?: Shot
  readonly reference: PlannedReference
}

/**
 * The earlier picture that keeps a shot consistent, and its shot. It is one link long: the picture
 * goes beside the clip's frame, never in its place, because a chain of drawn pictures drifts. A
 * picture that is still to be drawn in this batch has no take yet. A shot that shows a draft
 * follows that draft.
 */
export function continuityPicture(
  project: Project,
  shot: Shot,
  choice: FollowChoice,
  batch: readonly ShotId[] = [],
): Followed | undefined {
  const row = { id: 'continuity', role: 'continuity' } as const
  const draft = shownTake(shot)
  if (draft?.draft) return { from: shot, reference: { ...row, ...takeReference(project, shot, draft) } }
  const how = continuityOf(project, shot, choice.continuity)
  if (how === 'sheet') {
    const sheet = sheetReference(project, takesForSheet(project, shot))
    return sheet && { reference: { ...row, ...sheet } }
  }
  const isChain = how === 'previous' || how === 'setup'
  if (isChain && (project.noFrame ?? choice.noFrame)) return undefined
  const found = sourceOf(project, shot, how, batch)
  if (!found || found.shot.id === shot.id) return undefined
  const { shot: from, take = shownTake(from) } = found
  const picture = take ? takeReference(project, from, take) : { shot: numberOf(project, from.id) }
  return { from, reference: { ...row, ...picture } }
}

/**
 * The takes that go along with a shot on a sheet: the first starred ones of the board, but none of
 * the shot's own, which would repeat itself.
 */
export const takesForSheet = (project: Project, shot: Pick<Shot, 'id'> | undefined): readonly TakeId[] =>
  countedShots(project)
    .filter(({ id }) => id !== shot?.id)
    .flatMap((one) => keptTakes(one).filter(({ starred }) => starred))
    .slice(0, SHEET_TAKES)
    .map(({ id }) => id)

interface Source {
  readonly shot: Shot
  /** Absent: the one that is shown, or still to be drawn. */
  readonly take?: Take
}

function sourceOf(
  project: Project,
  shot: Shot,
  how: Exclude<Continuity, 'sheet'>,
  batch: readonly ShotId[],
): Source | undefined {
  if (how === 'none') return undefined
  const shots = countedShots(project)
  const at = shots.findIndex(({ id }) => id === shot.id)
  const earlier = at < 0 ? [] : shots.slice(0, at)
  const hasPicture = (one: Shot) => shownTake(one) !== undefined || batch.includes(one.id)
  switch (how) {
    case 'anchor': {
      const first = earlier.find(hasPicture)
      return anchorOf(project) ?? (first && { shot: first })
    }
    case 'previous': {
      const before = earlier.at(-1)
      const same = before && shot.place !== undefined && before.place === shot.place
      return same && hasPicture(before) ? { shot: before } : undefined
    }
    case 'setup': {
      const found = earlier.findLast((one) => hasSameSetUp(one, shot) && hasPicture(one))
      return found && { shot: found }
    }
  }
}

/** The same framing, seen from the same side and height. */
const hasSameSetUp = (one: Shot, other: Shot): boolean =>
  (other.framing !== undefined || other.angle !== undefined) &&
  one.framing === other.framing &&
  one.angle === other.angle &&
  one.eyeline === other.eyeline

const chosenAnchor = (project: Project): Anchor | undefined =>
  project.anchor ? takeOf(project, project.anchor) : undefined

function starredAnchor(project: Project): Anchor | undefined {
  for (const shot of countedShots(project)) {
    const take = keptTakes(shot).find(({ starred }) => starred)
    if (take) return { shot, take }
  }
  return undefined
}
