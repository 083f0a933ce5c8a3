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
 * @param shown keys in the order that somebody chose; null for the usual columns
 */
export const shownColumns = (
  shown: readonly string[] | null,
  rows: readonly ShotFieldRow[] = SHOT_FIELD_ROWS,
): readonly ShotFieldRow[] => (shown ?? usual(rows)).flatMap((key) => rows.filter(([one]) => one === key))

/** Every field: the shown ones in their order, the hidden ones where they would be shown. */
export const orderedColumns = (
  shown: readonly string[] | null,
  rows: readonly ShotFieldRow[] = SHOT_FIELD_ROWS,
): readonly ShotFieldRow[] =>
  shownColumns(
    columnRows(rows).reduce((keys, [key]) => placed(keys, key, rows), shown ?? usual(rows)),
    rows,
  )

/** The chosen keys after one column is shown or hidden. */
export function withColumn(
  shown: readonly string[] | null,
  key: ShotFieldKey,
  isShown: boolean,
): readonly string[] {
  const keys = shown ?? usual(SHOT_FIELD_ROWS)
  return isShown ? placed(keys, key, SHOT_FIELD_ROWS) : keys.filter((one) => one !== key)
}

/** The chosen keys after a shown column changed places with the one before (-1) or after it (1). */
export function withColumnMoved(
  shown: readonly string[] | null,
  key: ShotFieldKey,
  by: -1 | 1,
): readonly string[] {
  const keys = shown ?? usual(SHOT_FIELD_ROWS)
  const at = keys.indexOf(key)
  const other = keys[at + by]
  if (at < 0 || other === undefined) return keys
  return keys.map((one) => (one === key ? other : one === other ? key : one))
}

const usual = (rows: readonly ShotFieldRow[]): readonly string[] =>
  columnRows(rows).flatMap(([key]) => (FIRST.includes(key) ? [key] : []))

/** A key that is not there goes behind the last of those that usually stand before it. */
function placed(keys: readonly string[], key: string, rows: readonly ShotFieldRow[]): readonly string[] {
  if (keys.includes(key)) return keys
  const order = columnRows(rows).map(([one]): string => one)
  const before = order.slice(0, order.indexOf(key))
  const at = keys.findLastIndex((one) => before.includes(one)) + 1
  return keys.toSpliced(at, 0, key)
}
