import type { Plane } from '../../engines/sketch/pixels/raster.ts'

/** Spread of grey within one row or column that counts as even. */
const EVEN = 5
/** Least width of a rim, as a share of the side. */
const LEAST_RIM = 0.012
/** Levels near black and white, of which bars are. */
const [BLACK, WHITE] = [20, 236] as const
/** Levels by which the sides of one rim differ at most. */
const ONE_COLOUR = 14

interface Line {
  readonly mean: number
  readonly spread: number
}

/** Rows from the top, or columns from the left. */
function linesOf({ width, height, data }: Plane, across: boolean): readonly Line[] {
  const [count, length] = across ? [height, width] : [width, height]
  return Array.from({ length: count }, (_, k) => {
    let [sum, squares] = [0, 0]
    for (let i = 0; i < length; i++) {
      const value = across ? data[k * width + i]! : data[i * width + k]!
      sum += value
      squares += value * value
    }
    const mean = sum / length
    return { mean, spread: Math.sqrt(Math.max(0, squares / length - mean * mean)) }
  })
}

/** An even rim on all four sides in one colour, or black or white bars on two opposite ones. */
export function isFramed(grey: Plane): boolean {
  const rows = linesOf(grey, true)
  const columns = linesOf(grey, false)
  const sides = [rims(rows), rims(columns)]
  if (sides.some((both) => both?.every(isExtreme) && isOneColour(both))) return true
  const [upper, left] = sides
  return upper !== undefined && left !== undefined && isOneColour([...upper, ...left])
}

const isExtreme = (level: number) => level < BLACK || level > WHITE
const isOneColour = (levels: readonly number[]) => Math.max(...levels) - Math.min(...levels) < ONE_COLOUR

/** The levels of the rims at both ends; undefined where one of them has none. */
function rims(lines: readonly Line[]): readonly number[] | undefined {
  const least = Math.max(2, Math.round(lines.length * LEAST_RIM))
  const ends = [lines.slice(0, least), lines.slice(-least)]
  const isEven = ends.every((end) => end.every(({ spread }) => spread < EVEN))
  // A picture that is even throughout has no rim.
  const inside = lines.filter(({ spread }) => spread > 2 * EVEN).length
  if (!isEven || inside < lines.length * 0.3) return undefined
  return ends.map((end) => end.reduce((sum, { mean }) => sum + mean, 0) / end.length)
}

/** Thickest gutter, as a share of the side, and how much of the picture lies on either side. */
const THICKEST = 0.06
const BESIDE = 0.12
/** Levels by which a gutter stands out from what is beside it. */
const STANDS_OUT = 25

/** True where an even line from edge to edge cuts a varied picture in two. */
export const hasPanels = (grey: Plane): boolean => [true, false].some((across) => hasGutter(grey, across))

function hasGutter(grey: Plane, across: boolean): boolean {
  const lines = linesOf(grey, across)
  const [from, to] = [Math.round(lines.length * BESIDE), Math.round(lines.length * (1 - BESIDE))]
  for (let start = from; start < to; start++) {
    if (lines[start]!.spread >= EVEN) continue
    let end = start
    while (end < to && lines[end]!.spread < EVEN) end += 1
    const isThin = end - start <= Math.max(2, lines.length * THICKEST)
    if (isThin && standsOut(grey, across, start - 3, start) && standsOut(grey, across, end + 2, end - 1))
      return true
    start = end
  }
  return false
}

/** Mean difference of a line beside the gutter from the gutter, with its own variety. */
function standsOut({ width, height, data }: Plane, across: boolean, beside: number, line: number): boolean {
  const length = across ? width : height
  let [sum, squares, gap] = [0, 0, 0]
  for (let i = 0; i < length; i++) {
    const at = (k: number) => (across ? data[k * width + i]! : data[i * width + k]!)
    sum += at(beside)
    squares += at(beside) ** 2
    gap += Math.abs(at(beside) - at(line))
  }
  const spread = Math.sqrt(Math.max(0, squares / length - (sum / length) ** 2))
  return gap / length > STANDS_OUT && spread > 2 * EVEN
}
