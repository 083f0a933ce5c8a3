import type { Cell } from './columns.ts'

/** The byte order mark, without which spreadsheets guess another encoding. */
const BOM = '\ufeff'

/**
 * What a spreadsheet would run as a formula, full-width forms included, or read as the beginning of
 * another cell. Source: OWASP, CSV injection; ASVS 1.2.10.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a cell may begin with one.
const FORMULA = /^[=+\-@\t\r\n\u0000\uff1d\uff0b\uff0d\uff20]/

/** CSV (RFC 4180) in UTF-8 with a byte order mark. */
export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  `${BOM}${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`

/** Tab-separated values for pasting: a cell is one line. */
export const toTsv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(tsvCell).join('\t')}\r\n`).join('')

const defused = (value: Cell) =>
  (typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value)).replaceAll('\u0000', '')

function csvCell(value: Cell): string {
  const text = defused(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const tsvCell = (value: Cell) => defused(value).replace(/[\t\r\n]+/g, ' ')
