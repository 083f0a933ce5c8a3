import { digestOf } from '../../lib/digest.ts'
import { type DrawnReceipt, drawnReceipt, type Shot } from '../board/shot.ts'
import { SHOT_FIELDS_BY_KEY, type ShotFieldKey } from '../board/shot-fields.ts'
import { steersPicture } from '../board/shown-fields.ts'
import type { EngineId } from '../engines/engines.ts'
import type { TakeId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { digestsOf, MARKS, partOf } from './choices.ts'
import { firstDrawnWith, isOfOwnPicture } from './made-from.ts'
import type { Change, DrawnWith, Ingredients, Mark, PictureWish } from './mark.ts'

/**
 * What a person has changed since each take of the board was drawn; without those that are fresh. A
 * receipt without digests is judged by the shot's text and fields alone, an edited take by what its
 * first parent was drawn with. One's own picture is never stale.
 */
export function staleTakes(project: Project, wish: PictureWish): ReadonlyMap<TakeId, readonly Change[]> {
  // A long scene is digested once for all takes.
  const known = new Map<string, string>()
  const digest = (choice: string) => {
    const digested = known.get(choice) ?? digestOf(choice)
    known.set(choice, digested)
    return digested
  }
  const stale = new Map<TakeId, readonly Change[]>()
  for (const shot of project.shots) {
    for (const take of shot.takes) {
      const receipt = drawnReceipt(take)
      if (!receipt || isOfOwnPicture(receipt)) continue
      const drawn = firstDrawnWith(project, receipt)
      const chosen = changesOfChoice({ project, shot, wish }, drawn, digest)
      const ofShot = changesOfShot(shot, receipt, drawn.engine)
      // With other people in the shot, what is said of them is another text anyway.
      const byChoice = ofShot.includes('cast') ? chosen.filter((change) => change !== 'who') : chosen
      const changes = [...ofShot, ...byChoice]
      if (changes.length > 0) stale.set(take.id, changes)
    }
  }
  return stale
}

function changesOfShot(
  shot: Shot,
  { shotText, fields = {} }: DrawnReceipt,
  engine: EngineId,
): readonly Change[] {
  const now: Readonly<Record<string, unknown>> = { ...shot }
  const changed = (Object.entries(fields) as readonly (readonly [ShotFieldKey, unknown])[])
    // Earlier receipts have also what their engine does not read.
    .filter(([key]) => steersPicture(key, engine))
    .filter(([key, then]) => JSON.stringify(then) !== JSON.stringify(now[key] ?? null))
    .map(([key]) => changeOfField(key))
  const all = new Set(shotText === shot.text ? changed : ['text' as const, ...changed])
  return (['text', 'camera', 'cast', 'moment'] as const).filter((one) => all.has(one))
}

function changeOfField(key: ShotFieldKey): Change {
  if (key === 'sourceTime') return 'moment'
  const { told } = SHOT_FIELDS_BY_KEY[key]
  if (told === 'shown') return 'cast'
  return told === 'camera' || told === 'motion' ? 'camera' : 'text'
}

/** What a person has changed beside the shot's text and fields. */
export function changesOfChoice(
  from: Omit<Ingredients, 'engine'>,
  drawn: DrawnWith,
  digest = digestOf,
): readonly Change[] {
  const { digests, engine } = drawn
  if (!digests) return []
  const { wish } = from
  const now: Ingredients = { ...from, engine }
  const digested = digestsOf(now, digest)
  const isOther = (mark: Mark) => {
    const [before, after] = [partOf(digests, mark), partOf(digested, mark)]
    const other = before !== undefined && after !== undefined && before !== after
    return other && !mark.isMet?.(now, drawn)
  }
  const changed = [...new Set(MARKS.filter(isOther).map(({ change }) => change))]
  const byOther = wish.engine !== undefined && wish.engine !== engine
  // Another engine has other models and shapes.
  return byOther ? [...changed.filter((one) => one !== 'model' && one !== 'shape'), 'engine'] : changed
}
