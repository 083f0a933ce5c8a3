import type { FieldValue } from './edit-field.ts'
import type { Shot } from './shot.ts'

/** Fields by which the table may gather its rows. */
export const GROUPINGS = ['place', 'beat', 'cast', 'size'] as const
export type Grouping = (typeof GROUPINGS)[number]

interface ShotGroup {
  /** What its shots share, as the first of them has it; undefined for shots without a value. */
  readonly value: FieldValue | undefined
  readonly shots: readonly Shot[]
}

/**
 * Shots gathered by a field. Groups stand in the order of their first shots, and shots in the order
 * of the board; those without a value come last. Upper case, the order of a list and space around
 * a value make no difference. Without a field, all are one group.
 */
export function groupShots(shots: readonly Shot[], by: Grouping | undefined): readonly ShotGroup[] {
  if (!by) return [{ value: undefined, shots }]
  const keys = new Map(shots.map((shot) => [shot, sameness(shot[by])]))
  const ordered = [...new Set(keys.values())].toSorted((a, b) => Number(a === '') - Number(b === ''))
  return ordered.map((key) => {
    const all = shots.filter((shot) => keys.get(shot) === key)
    return { value: key === '' ? undefined : all[0]?.[by], shots: all }
  })
}

function sameness(value: FieldValue | undefined): string {
  const said = [value ?? []].flat().map((one) => String(one).trim().toLowerCase())
  return said.filter(Boolean).toSorted().join('\n')
}
