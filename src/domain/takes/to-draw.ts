import { countedShots } from '../board/counted-shots.ts'
import { drawnReceipt, type Shot, shownTake } from '../board/shot.ts'
import type { ShotId } from '../ids.ts'
import { isDrawn, NONE_LOST, NONE_STALE } from '../jobs/readiness.ts'
import type { Project } from '../project/project.ts'
import { isOfOwnPicture } from './made-from.ts'

/** The board's shots by what drawing all of them would do; without those that have no text. */
export interface ToDraw {
  /** Without a picture. */
  readonly missing: readonly Shot[]
  /** With a picture of which a person has changed something since. */
  readonly changed: readonly Shot[]
  /** With a draft that was cut from a sheet. */
  readonly drafts: readonly Shot[]
  /** With a picture that nothing has changed for. */
  readonly fresh: readonly Shot[]
  /** With the user's own picture, or one made from it, which is never drawn over. */
  readonly own: readonly Shot[]
}

const NONE_IN_WORK: ReadonlySet<ShotId> = new Set()

/** @param inWork shots that wait for a picture or get one now; they are left out */
export function toDraw(
  project: Project,
  lost = NONE_LOST,
  stale = NONE_STALE,
  inWork = NONE_IN_WORK,
): ToDraw {
  const kindOf = (shot: Shot): keyof ToDraw => {
    const take = shownTake(shot)
    if (!take || !isDrawn(shot, lost)) return 'missing'
    const receipt = drawnReceipt(take)
    if (!receipt || isOfOwnPicture(receipt)) return 'own'
    if (take.draft) return 'drafts'
    return stale.has(take.id) ? 'changed' : 'fresh'
  }
  const shots = countedShots(project).filter(({ id, text }) => text.trim() !== '' && !inWork.has(id))
  const of = (kind: keyof ToDraw) => shots.filter((shot) => kindOf(shot) === kind)
  return {
    missing: of('missing'),
    changed: of('changed'),
    drafts: of('drafts'),
    fresh: of('fresh'),
    own: of('own'),
  }
}
