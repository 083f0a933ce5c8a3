import type { Numbering } from '../board/numbers.ts'
import type { Shot, Take } from '../board/shot.ts'
import { withTakesOf } from '../takes/takes.ts'
import type { Project } from './project.ts'

/**
 * Undo as a three-way merge: applies the difference from `after` back to `before` to `now`. What
 * changed since, or was not part of the edit, stays: a picture that arrived meanwhile is never
 * undone.
 *
 * By the same rule, frames, clip and settings that the edit did not touch stay as they are.
 */
export function undone(before: Project, after: Project, now: Project): Project {
  const fields = mergeFields(before, after, now)
  const shots = mergeList(before.shots, after.shots, now.shots, mergeShot, now.shelf)
  const shelf = mergeList(before.shelf, after.shelf, now.shelf, mergeShot, now.shots)
  const merged: Project = {
    ...fields,
    settings: mergeFields(before.settings, after.settings, now.settings),
    ...mergeNumbering(before, after, now),
    shots,
    // A shot deleted before its picture arrived is on the shelf with the picture, and is restored
    // from there.
    shelf: shelf.filter((shelved) => !shots.some(({ id }) => id === shelved.id)),
    updatedAt: now.updatedAt,
  }
  return withTakesOf(merged, now)
}

/** Numbers handed over since the edit stay reserved; the scheme and the lock are restored. */
function mergeNumbering(before: Project, after: Project, now: Project): Pick<Project, 'numbering'> {
  if (!now.numbering || same(before.numbering, after.numbering) || same(now.numbering, after.numbering))
    return {}
  return { numbering: mergeFields(before.numbering ?? PLAIN, after.numbering ?? PLAIN, now.numbering) }
}

/** Numbering until one is chosen. Its own constant's file would bring all rules into the entry. */
const PLAIN: Numbering = { scheme: 'plain' }

interface Named {
  readonly id: string
}

/**
 * Each field from `before`, where the edit changed it and nothing has since; else from `now`. Lists
 * of items with ids are merged item by item.
 */
function mergeFields<T extends object>(before: T, after: T, now: T): T {
  const merged: T = { ...now }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T>) {
    if (same(before[key], after[key])) continue
    const lists = [before[key], after[key], now[key]].map(namedList)
    const [was, became, is] = lists
    if (same(now[key], after[key])) {
      if (key in before) merged[key] = before[key]
      else delete merged[key]
    } else if (was && became && is) {
      const list = mergeList(was, became, is, mergeFields)
      if (list.length === 0 && !(key in before)) delete merged[key]
      else merged[key] = list as T[keyof T]
    }
  }
  return merged
}

/**
 * Merges lists by id: removed items return as they were (or as they are `elsewhere` now), added
 * ones are removed, the others are merged. The order is restored where the edit changed it; newer
 * items go last.
 */
function mergeList<Item extends Named>(
  before: readonly Item[],
  after: readonly Item[],
  now: readonly Item[],
  merge: (before: Item, after: Item, now: Item) => Item,
  elsewhere: readonly Item[] = [],
): readonly Item[] {
  if (before === after) return now
  const find = (items: readonly Item[], { id }: Named) => items.find((item) => item.id === id)
  const sameOrder = before.length === after.length && before.every((item, i) => item.id === after[i]?.id)
  const order = sameOrder ? now : [...before, ...now.filter((item) => !find(before, item))]
  return order.flatMap((item) => {
    const [was, became, is] = [
      find(before, item),
      find(after, item),
      find(now, item) ?? find(elsewhere, item),
    ]
    if (was && became && is) return merge(was, became, is)
    if (was && became) return []
    if (was) return is ?? was
    return became || !is ? [] : is
  })
}

/** A list of items with ids, an absent list being an empty one; undefined for all else. */
const namedList = (value: unknown): readonly Named[] | undefined =>
  value === undefined ? [] : isNamedList(value) ? value : undefined

const isNamedList = (value: unknown): value is readonly Named[] =>
  Array.isArray(value) && value.every((item) => isObject(item) && 'id' in item)

function mergeShot(before: Shot, after: Shot, now: Shot): Shot {
  if (before === after) return now
  return {
    ...mergeFields(before, after, now),
    takes: mergeList(before.takes, after.takes, now.takes, mergeTake),
  }
}

const mergeTake = (before: Take, after: Take, now: Take): Take =>
  before === after ? now : mergeFields(before, after, now)

/**
 * True when an edit changed nothing of the user's work: re-choosing the chosen take, typing and
 * deleting.
 */
export function isSameWork(before: Project, after: Project): boolean {
  const ofWork = (project: Project) => ({ ...project, updatedAt: 0, edition: 0 })
  return same(ofWork(before), ofWork(after))
}

/** Deep equality of plain JSON; identical references are not descended into. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]))
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
