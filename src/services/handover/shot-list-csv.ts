import { type Shot, shownTake } from '../../domain/board/shot.ts'
import { SHOT_FIELD_ROWS, type ShotFieldRow } from '../../domain/board/shot-fields.ts'
import type { BlobId } from '../../domain/ids.ts'
import { END_WORDS, FIELD_WORDS, TERM_WORDS } from './csv-words.ts'
import { pictureName } from './file-names.ts'

const headings: Readonly<Record<string, string>> = FIELD_WORDS
const terms: Readonly<Record<string, string>> = TERM_WORDS
const order = Object.keys(headings)
const COLUMNS = SHOT_FIELD_ROWS.filter(([, { inCsv }]) => inCsv).toSorted(
  ([one], [other]) => order.indexOf(one) - order.indexOf(other),
)

/**
 * The shot list as CSV (RFC 4180), one line per shot, with its picture's file name. Omits names of
 * blobs in `gone`.
 */
export function shotListCsv(shots: readonly Shot[], gone: ReadonlySet<BlobId> = new Set()): string {
  const header = [END_WORDS.shot, ...COLUMNS.map(([key]) => headings[key] ?? key), END_WORDS.picture]
  const rows = shots.map((shot, index) => {
    const take = shownTake(shot)
    const picture = take && !gone.has(take.blob) ? pictureName(index, take) : ''
    return [index + 1, ...COLUMNS.map((column) => valueIn(shot, column)), picture]
  })
  return [header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')
}

function valueIn(shot: Shot, [key, { kind }]: ShotFieldRow): string | number {
  const value = shot[key] ?? ''
  // Millisecond precision.
  if (typeof value === 'number') return Number(value.toFixed(3))
  return kind === 'term' ? (terms[value] ?? value) : value
}

/** Quotes a cell. A leading = + - @ is escaped, because spreadsheets would run it as a formula. */
function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
