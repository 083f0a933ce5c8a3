import type { Size } from '../../lib/geometry.ts'
import { REFERENCE_FORMAT } from './reference-format.ts'

/** Pixels between cells. */
const GAP = 8

interface Corner {
  readonly x: number
  readonly y: number
}

export interface Cells extends Size {
  /** The size of each cell. */
  readonly cell: Size
  /** The upper left corner of each, in reading order. */
  readonly corners: readonly Corner[]
}

/**
 * Equal cells in pixels for so many pictures, as large as the longer side of a reference allows.
 * @param count at least 1
 * @param aspect width over height of a cell
 */
export function cellsOf(count: number, aspect: number): Cells {
  const side = REFERENCE_FORMAT.longSide
  const grids = Array.from({ length: count }, (_, i) => {
    const columns = i + 1
    const rows = Math.ceil(count / columns)
    const [wide, high] = [columns, rows].map((lines) => (side - GAP * (lines - 1)) / lines) as [
      number,
      number,
    ]
    const width = Math.max(1, Math.floor(Math.min(wide, high * aspect)))
    const height = Math.max(1, Math.floor(Math.min(high, width / aspect)))
    return { columns, rows, cell: { width, height } }
  })
  const pixels = ({ cell }: { readonly cell: Size }) => cell.width * cell.height
  const { columns, rows, cell } = grids.reduce((best, one) => (pixels(one) > pixels(best) ? one : best))
  return {
    cell,
    width: columns * (cell.width + GAP) - GAP,
    height: rows * (cell.height + GAP) - GAP,
    corners: Array.from({ length: count }, (_, i) => ({
      x: (i % columns) * (cell.width + GAP),
      y: Math.floor(i / columns) * (cell.height + GAP),
    })),
  }
}
