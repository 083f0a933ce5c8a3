import type { Size } from '../../lib/geometry.ts'
import type { Grid } from './grid.ts'

/** A part of a picture in whole pixels. */
export interface PixelRectangle extends Size {
  readonly x: number
  readonly y: number
}

/** A cell that was found on a sheet, counted from 0 in reading order. */
export interface FoundCell {
  readonly cell: number
  readonly rectangle: PixelRectangle
  /** False where a border is hard to see. */
  readonly sure: boolean
}

/** What was found on a sheet, in pixels of the sheet once it is turned back. */
export interface FoundCells {
  /** How far the sheet is turned, in degrees, clockwise positive. */
  readonly turn: number
  readonly cells: readonly FoundCell[]
}

/** A cell as a person sees it: a doubtful one is kept only once it was looked at. */
export interface EditedCell {
  readonly cell: number
  readonly rectangle: PixelRectangle
  readonly state: (typeof CELL_STATES)[number]
}

export const CELL_STATES = ['sure', 'doubtful', 'right', 'out'] as const

/** The cells of a sheet as a person left them. */
export interface EditedCells extends Pick<FoundCells, 'turn'> {
  readonly cells: readonly EditedCell[]
}

/** The lines between the cells, in pixels, the outer ones included. */
export interface CutLines {
  readonly columns: readonly number[]
  readonly rows: readonly number[]
}

export type Side = 'left' | 'top' | 'right' | 'bottom'
export const SIDES: readonly Side[] = ['left', 'top', 'right', 'bottom']

/** A cell is at least so wide and high, in pixels. */
const LEAST_SIDE = 16

/** The found cells of the shots; cells that stay empty are left away. */
export const toEdit = ({ cells }: FoundCells, shots: number): readonly EditedCell[] =>
  cells
    .filter(({ cell }) => cell < shots)
    .map(({ cell, rectangle, sure }) => ({ cell, rectangle, state: sure ? 'sure' : 'doubtful' }))

export const isToKeep = ({ state }: EditedCell): boolean => state === 'sure' || state === 'right'

/** The position of a side in pixels. */
export function positionOf({ x, y, width, height }: PixelRectangle, side: Side): number {
  return { left: x, top: y, right: x + width, bottom: y + height }[side]
}

/** How far a side may be moved: within the sheet, and short of the opposite side. */
export function reachOf(one: PixelRectangle, side: Side, sheet: Size): readonly [number, number] {
  switch (side) {
    case 'left':
      return [0, one.x + one.width - LEAST_SIDE]
    case 'top':
      return [0, one.y + one.height - LEAST_SIDE]
    case 'right':
      return [one.x + LEAST_SIDE, sheet.width]
    case 'bottom':
      return [one.y + LEAST_SIDE, sheet.height]
  }
}

/** The rectangle with a side at another position, as far as it may be moved. */
export function withSide(one: PixelRectangle, side: Side, to: number, sheet: Size): PixelRectangle {
  const at = within(to, reachOf(one, side, sheet))
  switch (side) {
    case 'left':
      return { ...one, x: at, width: one.x + one.width - at }
    case 'top':
      return { ...one, y: at, height: one.y + one.height - at }
    case 'right':
      return { ...one, width: at - one.x }
    case 'bottom':
      return { ...one, height: at - one.y }
  }
}

/** Lines that divide a sheet evenly, for one on which no grid was found. */
export const evenLines = ({ rows, columns }: Grid, { width, height }: Size): CutLines => ({
  columns: Array.from({ length: columns + 1 }, (_, i) => Math.round((width * i) / columns)),
  rows: Array.from({ length: rows + 1 }, (_, i) => Math.round((height * i) / rows)),
})

/** How far a line may be moved: short of its neighbours. */
export const reachOfLine = (
  lines: readonly number[],
  at: number,
  most: number,
): readonly [number, number] => [
  at === 0 ? 0 : (lines[at - 1] ?? 0) + LEAST_SIDE,
  at === lines.length - 1 ? most : (lines[at + 1] ?? most) - LEAST_SIDE,
]

export const withLine = (lines: readonly number[], at: number, to: number, most: number): readonly number[] =>
  lines.map((line, i) => (i === at ? within(to, reachOfLine(lines, at, most)) : line))

/** The cells between lines that a person has put. */
export function cellsBetween({ columns, rows }: CutLines, shots: number): readonly EditedCell[] {
  const across = columns.length - 1
  return Array.from({ length: across * (rows.length - 1) }, (_, cell): EditedCell => {
    const [column, row] = [cell % across, Math.floor(cell / across)]
    const [x = 0, right = 0] = columns.slice(column, column + 2)
    const [y = 0, bottom = 0] = rows.slice(row, row + 2)
    return { cell, rectangle: { x, y, width: right - x, height: bottom - y }, state: 'right' }
  }).filter(({ cell }) => cell < shots)
}

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.round(Math.min(Math.max(value, least), most))
