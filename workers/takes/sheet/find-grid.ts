import { type Border, bordersAlong } from './cells.ts'
import { type Colour, colourDistance, evidenceAlong, middleColour } from './edges.ts'
import { GUTTER_TOLERANCE } from './gutters.ts'
import { levelled, turnOf } from './level.ts'
import { type Lines, linesAlong } from './lines.ts'
import type { SheetPicture } from './sheet-picture.ts'

/** The grid that a sheet was asked for. */
export interface AskedGrid {
  readonly rows: number
  readonly columns: number
  /** Width over height of each picture. */
  readonly aspect: number
}

/** One picture of a sheet, in pixels of the levelled sheet. */
export interface SheetCell {
  readonly row: number
  readonly column: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** False where a border is hard to see: a person looks at the cell before it is kept. */
  readonly sure: boolean
}

/** What was found on a sheet. */
export interface SheetGrid {
  /** How far the sheet is turned, in degrees, clockwise positive. */
  readonly turn: number
  readonly rows: number
  readonly columns: number
  /** In reading order; without those whose picture reaches into another cell. */
  readonly cells: readonly SheetCell[]
}

/** A picture whose shape differs by a larger part from what was asked is looked at by a person. */
const OTHER_SHAPE = 0.3

/**
 * Finds the pictures of a sheet that a model drew as a grid: levels it, divides it along both axes,
 * and checks each border of each cell. Nothing where no grid is found.
 */
export function findGrid(picture: SheetPicture, asked: AskedGrid): SheetGrid | undefined {
  const turn = turnOf(picture)
  const level = levelled(picture, turn)
  const [upright, lying] = [evidenceAlong(level, 'x'), evidenceAlong(level, 'y')]
  const columns = linesAlong(upright, asked.columns)
  const rows = linesAlong(lying, asked.rows)
  if (!columns || !rows) return undefined
  const beside = bordersAlong(upright, columns, rows, picture.height)
  const below = bordersAlong(lying, rows, columns, picture.width)
  const cells = rows.spans.flatMap((_, row) =>
    columns.spans.flatMap((__, column) => {
      const borders = [
        beside[column - 1]?.[row],
        beside[column]?.[row],
        below[row - 1]?.[column],
        below[row]?.[column],
      ]
      const cell = cellOf({ row, column }, { rows, columns }, borders, asked.aspect)
      return cell ? [{ ...cell, sure: cell.sure && !isBlank(level, cell) }] : []
    }),
  )
  return cells.length > 0
    ? { turn, rows: rows.spans.length, columns: columns.spans.length, cells }
    : undefined
}

function cellOf(
  { row, column }: { row: number; column: number },
  { rows, columns }: { rows: Lines; columns: Lines },
  borders: readonly (Border | undefined)[],
  aspect: number,
): SheetCell | undefined {
  if (borders.includes('none')) return undefined
  const [x, right] = columns.spans[column] as readonly [number, number]
  const [y, bottom] = rows.spans[row] as readonly [number, number]
  const [width, height] = [right - x, bottom - y]
  const shape = Math.abs(Math.log(width / height / aspect))
  const sure = !borders.includes('doubtful') && shape <= OTHER_SHAPE
  return { row, column, x, y, width, height, sure }
}

/** A cell is looked at in so many parts each way. */
const PARTS = 6

/** True for a cell of one colour, such as one that the model left empty. */
function isBlank({ data, width }: SheetPicture, cell: SheetCell): boolean {
  const colours: Colour[] = []
  for (let part = 0; part < PARTS * PARTS; part += 1) {
    const [across, down] = [part % PARTS, Math.floor(part / PARTS)]
    const left = cell.x + Math.floor((cell.width * (across + 0.25)) / PARTS)
    const top = cell.y + Math.floor((cell.height * (down + 0.25)) / PARTS)
    const [right, bottom] = [left + cell.width / PARTS / 2, top + cell.height / PARTS / 2]
    const sums = [0, 0, 0]
    let count = 0
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        for (const channel of [0, 1, 2]) {
          sums[channel] = (sums[channel] as number) + (data[(y * width + x) * 4 + channel] as number)
        }
        count += 1
      }
    }
    colours.push(sums.map((sum) => sum / Math.max(1, count)) as unknown as Colour)
  }
  const middle = middleColour(colours)
  return colours.every((colour) => colourDistance(colour, middle) <= GUTTER_TOLERANCE)
}
