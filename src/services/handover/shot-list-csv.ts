import { countedShots } from '../../domain/board/counted-shots.ts'
import { type Shot, shownTake } from '../../domain/board/shot.ts'
import { SHOT_FIELD_ROWS, type ShotFieldRow } from '../../domain/board/shot-fields.ts'
import { type NumberedBoard, numberOf } from '../../domain/board/shot-numbers.ts'
import type { BlobId } from '../../domain/ids.ts'
import { pictureName } from './file-names.ts'
import type { FileWords } from './file-words.ts'

/** What is short stands before the prose. */
const COLUMNS = SHOT_FIELD_ROWS.filter(([, { inCsv }]) => inCsv).toSorted(
  ([, one], [, other]) => Number(one.kind === 'text') - Number(other.kind === 'text'),
)

/**
 * The shot list as CSV (RFC 4180), one line per shot, with its picture's file name. Omits names of
 * blobs in `gone`.
 */
export function shotListCsv(
  board: NumberedBoard,
  words: FileWords,
  gone: ReadonlySet<BlobId> = new Set(),
): string {
  const headings: Readonly<Record<string, string>> = words.columns
  const header = [words.columns.shot, ...COLUMNS.map(([key]) => headings[key] ?? key), words.columns.picture]
  const rows = countedShots(board).map((shot) => {
    const number = numberOf(board, shot.id)
    const take = shownTake(shot)
    const picture = take && !gone.has(take.blob) ? pictureName(number, take, words) : ''
    return [number, ...COLUMNS.map((column) => valueIn(shot, column, words.terms)), picture]
  })
  return [header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')
}

function valueIn(
  shot: Shot,
  [key, { kind }]: ShotFieldRow,
  terms: Readonly<Record<string, string>>,
): string | number {
  const value = shot[key] ?? ''
  // Millisecond precision.
  if (typeof value === 'number') return Number(value.toFixed(3))
  if (typeof value !== 'string') return value.join('; ')
  return kind === 'term' ? (terms[value] ?? value) : value
}

/** Quotes a cell. A leading = + - @ is escaped, because spreadsheets would run it as a formula. */
function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
