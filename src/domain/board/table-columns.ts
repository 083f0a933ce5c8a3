import { SHOT_FIELD_ROWS, type ShotFieldKey, type ShotFieldRow } from './shot-fields.ts'

/** The columns of the table from the first one on; the other fields follow in their own order. */
const FIRST: readonly string[] = ['size', 'framing', 'angle', 'move', 'lens', 'duration', 'dialogue', 'text']

/** Every field in the order of the columns. */
export function columnRows(rows: readonly ShotFieldRow[] = SHOT_FIELD_ROWS): readonly ShotFieldRow[] {
  const place = ([key]: ShotFieldRow) => (FIRST.indexOf(key) + 1 || FIRST.length + 1) - 1
  return rows.toSorted((one, other) => place(one) - place(other))
}

/**
 * The columns that are shown.
 * @param shown keys that somebody chose; null for the first columns
 */
export const shownColumns = (
  shown: readonly string[] | null,
  rows: readonly ShotFieldRow[] = SHOT_FIELD_ROWS,
): readonly ShotFieldRow[] => columnRows(rows).filter(([key]) => (shown ?? FIRST).includes(key))

/** The chosen keys after one column is shown or hidden. */
export function withColumn(
  shown: readonly string[] | null,
  key: ShotFieldKey,
  isShown: boolean,
): readonly string[] {
  const keys = shown ?? FIRST
  return isShown ? [...keys.filter((one) => one !== key), key] : keys.filter((one) => one !== key)
}
