import type { PdfLayout } from '../../domain/handover/pdf/pdf-board.ts'

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Pictures, and lines of text. */
interface Shapes {
  readonly cells: readonly Rectangle[]
  readonly lines?: readonly Rectangle[]
}

const WIDTH = 36
const HEIGHT = 24

/** The cells of a grid. */
function cells(columns: number, rows: number, share = 1): readonly Rectangle[] {
  const width = (WIDTH * share) / columns
  const height = HEIGHT / rows
  return Array.from({ length: columns * rows }, (_, i) => ({
    x: (i % columns) * width + 1.5,
    y: Math.floor(i / columns) * height + 1.5,
    width: width - 3,
    height: height - 3,
  }))
}

/** Lines of text in each row, right of `x`; each second one is shorter. */
const lines = (rows: number, each: number, x: number): readonly Rectangle[] =>
  Array.from({ length: rows * each }, (_, i) => ({
    x,
    y: (i + 0.5) * (HEIGHT / rows / each) - 0.5,
    width: (WIDTH - 1 - x) * (i % 2 ? 0.7 : 1),
    height: 1,
  }))

const SHAPES: Readonly<Record<PdfLayout, Shapes>> = {
  '1': { cells: cells(1, 1) },
  '2x2': { cells: cells(2, 2) },
  '3x2': { cells: cells(3, 2) },
  '3x3': { cells: cells(3, 3) },
  '4x3': { cells: cells(4, 3) },
  strip: { cells: cells(1, 3, 0.42), lines: lines(3, 2, 17) },
  list: { cells: cells(1, 4, 0.24), lines: lines(4, 1, 11) },
  contact: { cells: cells(4, 4) },
}

/** A page in small. */
export function LayoutIcon({ layout }: { readonly layout: PdfLayout }) {
  const shapes = SHAPES[layout]
  return (
    <svg className="page-icon" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      {shapes.cells.map((cell) => (
        <rect key={`${cell.x} ${cell.y}`} className="page-icon-cell" {...cell} />
      ))}
      {shapes.lines?.map((line) => (
        <rect key={line.y} {...line} />
      ))}
    </svg>
  )
}
