import { type Border, bordersAlong } from './cells.ts'
import { evidenceAlong } from './edges.ts'
import { gutterColour, hasGutterInside, isBlank } from './insides.ts'
import { levelled, turnOf } from './level.ts'
import { type Lines, linesAlong } from './lines.ts'
import { type Refined, refined } from './refine.ts'
import type { SheetPicture } from './sheet-picture.ts'
import { shrunk } from './shrink.ts'

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

/** A larger sheet is searched in a smaller copy: what speaks for a border is measured in pixels. */
const MOST_PIXELS = 4_200_000

/** In a copy that is more times smaller, thin gutters and pictures across them look alike. */
const MOST_SHRUNK = 2.5

/**
 * Finds the pictures of a sheet that a model drew as a grid: levels it, divides it along both axes,
 * and checks each border of each cell. Of a large sheet this is done in a smaller copy, and each
 * border is then looked for in the sheet's own pixels. Nothing where no grid is found.
 */
export function findGrid(
  picture: SheetPicture,
  asked: AskedGrid,
  mostPixels = MOST_PIXELS,
): SheetGrid | undefined {
  const copy = shrunk(picture, mostPixels)
  const turn = turnOf(copy)
  const found = divisionOf(levelled(copy, turn), asked)
  if (!found) return undefined
  const { columns, rows, cells } = found
  const level = levelled(picture, turn)
  const [across, down] = [
    refined(level, 'x', columns, picture.width / copy.width),
    refined(level, 'y', rows, picture.height / copy.height),
  ]
  return {
    turn,
    rows: rows.length,
    columns: columns.length,
    cells: cells.map((cell) => {
      const exact = exactCell(cell, across, down)
      return { ...exact, sure: exact.sure && picture.width <= MOST_SHRUNK * copy.width }
    }),
  }
}

interface Division {
  readonly columns: Lines['spans']
  readonly rows: Lines['spans']
  readonly cells: readonly SheetCell[]
}

function divisionOf(level: SheetPicture, asked: AskedGrid): Division | undefined {
  const [upright, lying] = [evidenceAlong(level, 'x'), evidenceAlong(level, 'y')]
  const columns = linesAlong(upright, asked.columns)
  const rows = linesAlong(lying, asked.rows)
  if (!columns || !rows) return undefined
  const beside = bordersAlong(upright, columns, rows, level.height)
  const below = bordersAlong(lying, rows, columns, level.width)
  const gutter = gutterColour(upright, columns) ?? gutterColour(lying, rows)
  const isOdd = (cell: SheetCell) =>
    isBlank(level, cell) || (gutter !== undefined && hasGutterInside(level, cell, gutter))
  const cells = rows.spans.flatMap((_, row) =>
    columns.spans.flatMap((__, column) => {
      const borders = [
        beside[column - 1]?.[row],
        beside[column]?.[row],
        below[row - 1]?.[column],
        below[row]?.[column],
      ]
      const cell = cellOf({ row, column }, { rows, columns }, borders, asked.aspect)
      return cell ? [{ ...cell, sure: cell.sure && !isOdd(cell) }] : []
    }),
  )
  return cells.length > 0 ? { columns: columns.spans, rows: rows.spans, cells } : undefined
}

function exactCell(cell: SheetCell, across: Refined, down: Refined): SheetCell {
  const [x, right] = across.spans[cell.column] as readonly [number, number]
  const [y, bottom] = down.spans[cell.row] as readonly [number, number]
  const isExact = across.sure[cell.column] === true && down.sure[cell.row] === true
  return { ...cell, x, y, width: right - x, height: bottom - y, sure: cell.sure && isExact }
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
