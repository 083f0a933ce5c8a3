/**
 * A cell and what ends it. Spreadsheets put a cell that holds a tab, a line break or a quotation
 * mark between quotation marks, and double those inside; any other cell stands as it is.
 */
const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y

/**
 * The rows of cells in a text that a spreadsheet put on the clipboard as `text/plain`. A line break
 * at the end opens no row.
 */
export function cellsIn(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length) {
    const [, quoted, plain = '', end] = CELL.exec(text) ?? []
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\t' && CELL.lastIndex === text.length) rows.at(-1)?.push('')
    else if (end !== '\t' && CELL.lastIndex < text.length) rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}
