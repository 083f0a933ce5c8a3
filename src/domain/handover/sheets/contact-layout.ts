/** A sheet with every shot in a grid, in pixels. */
export interface ContactLayout {
  readonly width: number
  readonly height: number
  readonly margin: number
  /** Baseline of the title, and its size. */
  readonly title: { readonly y: number; readonly size: number }
  /** Size of the captions. */
  readonly text: number
  readonly frames: readonly Frame[]
}

export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const WIDTH = 3000
/** Below the canvas of phones, 16.7 megapixels, at this width. */
const HIGHEST = 5500
const MARGIN = 110
const HEAD = 190
const FOOT = 90
/** Height over width that a sheet comes near to: that of a page that lies. */
const SHAPE = Math.SQRT1_2
/** Lines below a picture: number and length, then the camera. */
const LINES = 2

/**
 * Places as many frames as there are shots, in the number of columns whose sheet comes nearest to a
 * page that lies.
 * @param aspect width over height of a frame.
 */
export function contactLayout(count: number, aspect: number): ContactLayout {
  const sheets = Array.from({ length: Math.max(1, count) }, (_, i) => sheetOf(count, aspect, i + 1))
  const fitting = sheets.filter(({ height }) => height <= HIGHEST)
  const distance = ({ height }: ContactLayout) => Math.abs(Math.log(height / WIDTH / SHAPE))
  return (fitting.length > 0 ? fitting : sheets.slice(-1)).reduce((best, one) =>
    distance(one) < distance(best) ? one : best,
  )
}

function sheetOf(count: number, aspect: number, columns: number): ContactLayout {
  const room = WIDTH - 2 * MARGIN
  const gap = Math.round(room / (columns * 14 + 6))
  const width = Math.floor((room - (columns - 1) * gap) / columns)
  const height = Math.max(1, Math.round(width / aspect))
  const text = Math.round(Math.min(44, Math.max(16, width / 17)))
  const row = height + Math.round(text * (LINES * 1.35 + 0.5)) + gap
  const rows = Math.ceil(count / columns)
  return {
    width: WIDTH,
    height: MARGIN + HEAD + rows * row - gap + FOOT,
    margin: MARGIN,
    title: { y: MARGIN + 70, size: 76 },
    text,
    frames: Array.from({ length: count }, (_, i) => ({
      x: MARGIN + (i % columns) * (width + gap),
      y: MARGIN + HEAD + Math.floor(i / columns) * row,
      width,
      height,
    })),
  }
}
