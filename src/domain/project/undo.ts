import type { Numbering } from '../board/numbers.ts'
import type { Shot, Take } from '../board/shot.ts'
import { withTakesOf } from '../takes/takes.ts'
import { allShots, type Project } from './project.ts'

/**
 * Undo as a three-way merge: applies the difference from `after` back to `before` to `now`. What
 * changed since, or was not part of the edit, stays: a picture that arrived meanwhile is never
 * undone.
 *
 * By the same rule, frames, clip and settings that the edit did not touch stay as they are.
 */
export function undone(before: Project, after: Project, now: Project): Project {
  const fields = mergeFields(before, after, now)
  const shots = mergeList(before.shots, after.shots, now.shots, mergeShot, [after.shelf, now.shelf])
  const shelf = mergeList(before.shelf, after.shelf, now.shelf, mergeShot, [after.shots, now.shots])
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
  return withTakesOf(merged, withoutCopies(before, after, now, merged))
}

/**
 * The project without the takes that the edit copied, as they were copied: they go with their copy,
 * for what they show is in `merged`.
 */
function withoutCopies(before: Project, after: Project, now: Project, merged: Project): Project {
  const [had, copied, left] = [before, after, merged].map(takesIn)
  const isCopy = (take: Take) =>
    !find(had, take) && same(find(copied, take), take) && left?.some(({ blob }) => blob === take.blob)
  const without = (shot: Shot) => ({ ...shot, takes: shot.takes.filter((take) => !isCopy(take)) })
  return { ...now, shots: now.shots.map(without), shelf: now.shelf.map(without) }
}

const takesIn = (project: Project) => allShots(project).flatMap(({ takes }) => takes)

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
      const list = mergeList(was, became, is, mergeNamed)
      if (list.length === 0 && !(key in before)) delete merged[key]
      else merged[key] = list as T[keyof T]
    }
  }
  return merged
}

const mergeNamed = (before: Named, after: Named | undefined, now: Named): Named =>
  after ? mergeFields(before, after, now) : now

/**
 * Merges lists by id: removed items return as they were, with what became of them `elsewhere` since
 * the edit; added ones are removed, the others are merged. The order is restored where the edit
 * changed it; newer items go last.
 * @param elsewhere the list into which the edit may have moved an item, after the edit and now
 */
function mergeList<Item extends Named>(
  before: readonly Item[],
  after: readonly Item[],
  now: readonly Item[],
  merge: (before: Item, after: Item | undefined, now: Item) => Item,
  [moved, there]: readonly [after: readonly Item[], now: readonly Item[]] = [[], []],
): readonly Item[] {
  if (before === after) return now
  const sameOrder = before.length === after.length && before.every((item, i) => item.id === after[i]?.id)
  const order = sameOrder ? now : [...before, ...now.filter((item) => !find(before, item))]
  return order.flatMap((item) => {
    const [was, became, here] = [find(before, item), find(after, item), find(now, item)]
    const is = here ?? find(there, item)
    if (was && became && is) return merge(was, became, is)
    if (was && became) return []
    if (was && is && !here) return merge(was, find(moved, item), is)
    if (was) return is ?? was
    return became || !is ? [] : is
  })
}

const find = <Item extends Named>(items: readonly Item[] = [], { id }: Named): Item | undefined =>
  items.find((item) => item.id === id)

/** A list of items with ids, an absent list being an empty one; undefined for all else. */
const namedList = (value: unknown): readonly Named[] | undefined =>
  value === undefined ? [] : isNamedList(value) ? value : undefined

const isNamedList = (value: unknown): value is readonly Named[] =>
  Array.isArray(value) && value.every((item) => isObject(item) && 'id' in item)

/** A shot that left without a trace is as it was, with the pictures that have come since. */
function mergeShot(before: Shot, after: Shot | undefined, now: Shot): Shot {
  if (before === after) return now
  if (!after) {
    const { chosenTake } = now
    const came = now.takes.filter((take) => !find(before.takes, take))
    return { ...before, ...(chosenTake && { chosenTake }), takes: [...before.takes, ...came] }
  }
  return {
    ...mergeFields(before, after, now),
    takes: mergeList(before.takes, after.takes, now.takes, mergeTake),
  }
}

const mergeTake = (before: Take, after: Take | undefined, now: Take): Take =>
  !after || before === after ? now : mergeFields(before, after, now)

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
