import type { ShotId, TakeId } from '../ids.ts'
import { LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import { type FieldValue, withField } from './edit-field.ts'
import { copyOfShot, withShotAt } from './order.ts'
import type { Shot } from './shot.ts'
import { SHOT_FIELDS_BY_KEY, type ShotFieldKey } from './shot-fields.ts'

type Ids = ReadonlySet<ShotId>

/** A field's new value in one shot; undefined takes it out. */
export interface FieldChange {
  readonly id: ShotId
  readonly key: ShotFieldKey
  readonly value: FieldValue | undefined
}

/**
 * Changes any fields of any shots, made to fit as one field is. The last change of a field holds.
 */
export function withFields(project: Project, changes: readonly FieldChange[]): Project {
  const byShot = new Map<ShotId, FieldChange[]>()
  for (const change of changes) byShot.set(change.id, [...(byShot.get(change.id) ?? []), change])
  const changed = (shot: Shot) =>
    (byShot.get(shot.id) ?? []).reduce(
      (now, { key, value }) => withField(now, key, SHOT_FIELDS_BY_KEY[key], value),
      shot,
    )
  return { ...project, shots: project.shots.map(changed) }
}

/** What a field says in all of these shots together. */
interface SharedField {
  /** The value that all have, or the items that all lists have; undefined for none. */
  readonly value: FieldValue | undefined
  /** They differ. */
  readonly mixed: boolean
}

/** Compares a field between shots. Of one shot alone it is the field. */
export function sharedField(shots: readonly Shot[], key: ShotFieldKey): SharedField {
  const [first, ...others] = shots.map((shot) => shot[key])
  const mixed = others.some((value) => JSON.stringify(value ?? '') !== JSON.stringify(first ?? ''))
  if (!mixed) return { value: first, mixed }
  if (SHOT_FIELDS_BY_KEY[key].kind !== 'list') return { value: undefined, mixed }
  const lists = [first, ...others].map(itemsOf)
  return { value: lists[0]?.filter((item) => lists.every((list) => list.includes(item))), mixed }
}

/**
 * Sets a field of several shots. A list keeps what is its own: an item that was not shared is added
 * to each, and one that is no longer shared leaves each.
 */
export function withFieldOfAll(
  project: Project,
  ids: Ids,
  key: ShotFieldKey,
  value: FieldValue | undefined,
): Project {
  const shots = project.shots.filter(({ id }) => ids.has(id))
  if (SHOT_FIELDS_BY_KEY[key].kind !== 'list')
    return withFields(
      project,
      shots.map(({ id }) => ({ id, key, value })),
    )
  const before = itemsOf(sharedField(shots, key).value)
  const after = itemsOf(value)
  const changes = shots.map((shot) => {
    const stays = itemsOf(shot[key]).filter((item) => after.includes(item) || !before.includes(item))
    return { id: shot.id, key, value: [...stays, ...after.filter((item) => !stays.includes(item))] }
  })
  return withFields(project, changes)
}

const itemsOf = (value: FieldValue | undefined): readonly string[] => (typeof value === 'object' ? value : [])

/**
 * Puts copies after the last of the shots, in their order. The same project where the board has no
 * room for all of them.
 * @param copies the ids of each copy and of its take, in the order of the board
 */
export function withShotsDuplicated(
  project: Project,
  ids: Ids,
  copies: readonly (readonly [ShotId, TakeId])[],
): Project {
  const shots = project.shots.filter(({ id }) => ids.has(id))
  if (project.shots.length + shots.length > LIMITS.shots) return project
  const last = project.shots.findLastIndex(({ id }) => ids.has(id))
  const added = shots.flatMap((shot, place) => {
    const own = copies[place]
    return own ? [copyOfShot(shot, ...own)] : []
  })
  return { ...project, shots: project.shots.toSpliced(last + 1, 0, ...added) }
}

/**
 * Moves one of the shots to a place as `withShotAt` does, and gathers the others around it in their
 * order. The same project where that one stays in its place.
 */
export function withShotsAt(project: Project, ids: Ids, lead: ShotId, place: number): Project {
  const moved = withShotAt(project, lead, place)
  if (moved === project) return project
  const all = new Set([...ids, lead])
  const at = moved.shots.findIndex(({ id }) => id === lead)
  const others = (shots: readonly Shot[]) => shots.filter(({ id }) => !all.has(id))
  const together = project.shots.filter(({ id }) => all.has(id))
  return {
    ...project,
    shots: [...others(moved.shots.slice(0, at)), ...together, ...others(moved.shots.slice(at))],
  }
}
