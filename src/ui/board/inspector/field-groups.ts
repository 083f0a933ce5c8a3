import { SHOT_FIELD_ROWS, type ShotFieldRow } from '../../../domain/board/shot-fields.ts'
import type { inspectorWords } from '../../words/en/inspector.ts'

type GroupId = keyof typeof inspectorWords.groups

interface FieldGroup {
  readonly id: GroupId
  readonly rows: readonly ShotFieldRow[]
}

/** The order in which a shot is shaped. A field that no group names comes last. */
const GROUPS: Readonly<Record<Exclude<GroupId, 'others'>, readonly string[]>> = {
  camera: ['size', 'framing', 'angle', 'move', 'lens', 'duration', 'direction', 'eyeline'],
  content: ['text', 'cast', 'place', 'things', 'dialogue', 'sound'],
  keep: ['keep'],
  moment: ['sourceTime'],
}

/** Shown in the inspector's head. */
const IN_HEAD: string = 'beat'

/** The table's rows in groups, each row once; empty groups are left out. */
export function fieldGroups(rows: readonly ShotFieldRow[] = SHOT_FIELD_ROWS): readonly FieldGroup[] {
  const body = rows.filter(([key]) => key !== IN_HEAD)
  const named = Object.entries(GROUPS).map(([id, keys]) => ({
    id: id as GroupId,
    rows: keys.flatMap((wanted) => body.filter(([key]) => key === wanted)),
  }))
  const known = new Set(Object.values(GROUPS).flat())
  const others = body.filter(([key]) => !known.has(key))
  return [...named, { id: 'others' as const, rows: others }].filter((group) => group.rows.length > 0)
}

/** The row of the head; undefined while the table has none. */
export const headRow = (rows: readonly ShotFieldRow[] = SHOT_FIELD_ROWS) =>
  rows.find(([key]) => key === IN_HEAD)
