import { countedShots } from '../../board/counted-shots.ts'
import { type Shot, shownTake } from '../../board/shot.ts'
import { SHOT_FIELD_ROWS, type ShotFieldKey } from '../../board/shot-fields.ts'
import { numbersOf } from '../../board/shot-numbers.ts'
import type { ShotId } from '../../ids.ts'
import type { Project } from '../../project/project.ts'
import { longestRising } from './longest-rising.ts'
import type { Version } from './version.ts'

/** What can differ in a shot, in the order in which it is told. */
export const CHANGE_KINDS = ['new', 'omitted', 'picture', 'text', 'camera', 'length', 'moved'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export interface ShotChange {
  readonly kinds: readonly ChangeKind[]
  /** Its number then, where it has another now. */
  readonly was?: string
}

/** What differs from a version. */
export interface BoardChanges {
  readonly since: Pick<Version, 'name' | 'at'>
  /** The shots that differ, in the board's order; the others have no entry. */
  readonly shots: ReadonlyMap<ShotId, ShotChange>
  /** The numbers, then, of the shots that are omitted or gone. */
  readonly gone: readonly string[]
}

/** Fields that change what the camera does; every other one but the duration is text. */
const CAMERA: readonly ShotFieldKey[] = ['size', 'framing', 'angle', 'move', 'lens', 'direction', 'eyeline']

/**
 * What has changed on a board since a version of it. Shots are the same by their id. Of those that
 * stand in another order, the fewest possible count as moved.
 */
export function changesSince({ name, at, board }: Version, now: Project): BoardChanges {
  const before = new Map(countedShots(board).map((shot) => [shot.id, shot]))
  const [oldNumbers, newNumbers] = [numbersOf(board), numbersOf(now)]
  const counted = countedShots(now)
  const order = [...before.keys()]
  const both = counted.filter(({ id }) => before.has(id)).map(({ id }) => id)
  const still = new Set(longestRising(both.map((id) => order.indexOf(id))).map((place) => order[place]))
  const shots = new Map<ShotId, ShotChange>()
  for (const shot of now.shots) {
    const old = before.get(shot.id)
    const kinds = shot.omitted ? (old ? (['omitted'] as const) : []) : kindsOf(old, shot, still)
    const [then, today] = [oldNumbers.get(shot.id), newNumbers.get(shot.id)]
    if (kinds.length > 0) shots.set(shot.id, { kinds, ...(old && then && then !== today && { was: then }) })
  }
  const here = new Set(counted.map(({ id }) => id))
  const gone = order.filter((id) => !here.has(id)).map((id) => oldNumbers.get(id) ?? '')
  return { since: { name, at }, shots, gone }
}

function kindsOf(
  old: Shot | undefined,
  shot: Shot,
  still: ReadonlySet<ShotId | undefined>,
): readonly ChangeKind[] {
  if (!old) return ['new']
  const differs = new Set(SHOT_FIELD_ROWS.map(([key]) => key).filter((key) => !isSame(old[key], shot[key])))
  const found: Readonly<Record<ChangeKind, boolean>> = {
    new: false,
    omitted: false,
    picture: shownTake(old)?.blob !== shownTake(shot)?.blob,
    text: [...differs].some((key) => key !== 'duration' && !CAMERA.includes(key)),
    camera: CAMERA.some((key) => differs.has(key)),
    length: differs.has('duration'),
    moved: !still.has(shot.id),
  }
  return CHANGE_KINDS.filter((kind) => found[kind])
}

/** An emptied field is as good as none. */
const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? '') === JSON.stringify(b ?? '')
