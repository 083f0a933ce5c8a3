import type { LetteringPlace } from '../../../src/domain/takes/take-facts.ts'
import type { Plane } from '../../engines/sketch/pixels/raster.ts'
import { type Mark, marksOf } from './marks.ts'

/** Long side in pixels of what lettering is looked for in: a letter of 2 % keeps its shape. */
export const LETTERING_SIDE = 960

/** Least pixels of a letter's height, and its least and most share of the picture's. */
const [LEAST_PIXELS, LEAST_SHARE, MOST_SHARE] = [6, 0.0095, 0.1] as const
/** Grey levels by which a letter stands out from what is beside it. */
const STANDS_OUT = 50
/** Letters that a row has at least. */
const LEAST_LETTERS = 6

/**
 * The third of the picture in which its longest line of lettering is; undefined where none is
 * found. Marks that stand out and have a letter's size and strokes are joined to rows by height,
 * base line, gaps, stroke width and level, after Epshtein et al. 2010 (Detecting Text in Natural
 * Scenes with Stroke Width Transform); here a stroke's width is twice the area over the rim.
 *
 * It reads no words. It misses lines of fewer than six letters that stand apart, joined letters
 * (script, Arabic), turned and curved lines, letters lower than 2 % of the height, and faint ones:
 * most watermarks, and captions without an outline or a box where the ground is as bright.
 *
 * @param grey levels of 0 to 255, `LETTERING_SIDE` on the long side
 */
export function letteringIn(grey: Plane): LetteringPlace | undefined {
  const rows = marksOf(grey).flatMap((marks) =>
    rowsOf(marks.filter((mark) => isLetter(mark, grey.height))).filter(isEven),
  )
  const [longest] = rows.toSorted((a, b) => b.length - a.length)
  if (!longest) return undefined
  const middle = median(longest.map(({ top, bottom }) => (top + bottom) / 2)) / grey.height
  if (middle < 1 / 3) return 'top'
  return middle > 2 / 3 ? 'bottom' : 'middle'
}

const heightOf = ({ top, bottom }: Mark) => bottom - top
const widthOf = ({ left, right }: Mark) => right - left
/** Width of a mark's stroke: a long bar has twice as many edges as its length. */
const strokeOf = ({ area, rim }: Mark) => (2 * area) / rim
/** Length of a mark's strokes in its heights: 1 of a bar, about 2 to 3 of most letters. */
const lengthOf = (mark: Mark) => mark.rim / (2 * heightOf(mark))

function isLetter(mark: Mark, pictureHeight: number): boolean {
  const [width, height] = [widthOf(mark), heightOf(mark)]
  if (height < Math.max(LEAST_PIXELS, LEAST_SHARE * pictureHeight)) return false
  if (height > MOST_SHARE * pictureHeight || width > 2 * height || height > 9 * width) return false
  const fill = mark.area / (width * height)
  // An upright bar fills its box.
  if (fill < 0.15 || (fill > 0.9 && width > height * 0.4)) return false
  const stroke = strokeOf(mark) / height
  return stroke > 0.04 && stroke < 0.36 && Math.abs(mark.level - mark.beside) >= STANDS_OUT
}

/** Rows of marks from left to right, each of which goes on from the one before it. */
function rowsOf(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const free = new Set(marks.toSorted((a, b) => a.left - b.left))
  const rows: Mark[][] = []
  for (const first of free) {
    free.delete(first)
    const row = [first]
    for (const mark of free) {
      const last = row.at(-1)!
      if (mark.left - last.right > 1.5 * Math.max(heightOf(first), heightOf(last))) break
      if (!goesOn(row, mark)) continue
      row.push(mark)
      free.delete(mark)
    }
    if (row.length >= LEAST_LETTERS) rows.push(row)
  }
  return rows
}

function goesOn(row: readonly Mark[], mark: Mark): boolean {
  const last = row.at(-1)!
  // Most marks are elsewhere, and need no closer look.
  if (mark.top >= last.bottom || mark.bottom <= last.top) return false
  const near = row.slice(-5)
  const height = median(near.map(heightOf))
  return (
    mark.left > last.left + widthOf(last) / 2 &&
    Math.abs(Math.log(heightOf(mark) / height)) < 0.43 &&
    Math.abs(mark.bottom - median(near.map(({ bottom }) => bottom))) < height / 3 &&
    Math.abs(Math.log(strokeOf(mark) / median(near.map(strokeOf)))) < 0.55 &&
    Math.abs(mark.level - median(near.map(({ level }) => level))) < 40
  )
}

/** A row as letters stand: on one line, in one or two heights, of many shapes but one stroke. */
function isEven(row: readonly Mark[]): boolean {
  const height = median(row.map(heightOf))
  const slack = Math.max(1.01, 0.1 * height)
  const base = median(row.map(({ bottom }) => bottom))
  const onBase = shareOf(row, ({ bottom }) => Math.abs(bottom - base) <= slack)
  const heights = [...new Set(row.map(heightOf))]
  const inHeights = (...some: readonly number[]) =>
    shareOf(row, (mark) => some.some((one) => Math.abs(heightOf(mark) - one) <= slack))
  const inTwo = Math.max(...heights.flatMap((one) => heights.map((two) => inHeights(one, two))))
  const pairs = row.slice(1).map((mark, i) => ({ mark, before: row[i]! }))
  const length = median(row.map(lengthOf))
  return (
    onBase >= 0.8 &&
    inTwo >= 0.75 &&
    shareOf(pairs, ({ mark, before }) => mark.left - before.right < 0.6 * height) >= 0.5 &&
    shareOf(pairs, ({ mark, before }) => isOther(mark, before)) >= 0.6 &&
    spreadOf(pairs.map(({ mark, before }) => mark.left - before.left)) > 0.08 &&
    spreadOf(row.map(strokeOf)) < 0.25 &&
    length > 1.4 &&
    length < 4.2 &&
    deviationOf(row.map(({ level }) => level)) < 20 &&
    deviationOf(row.map(({ beside }) => beside)) < 32
  )
}

/** Another letter: windows of a wall and posts of a fence are the same one again and again. */
const isOther = (one: Mark, other: Mark): boolean =>
  [widthOf, lengthOf, ({ area }: Mark) => area].some((of) => Math.abs(Math.log(of(one) / of(other))) > 0.1) ||
  Math.hypot(one.x - other.x, one.y - other.y) > 0.05

const shareOf = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length / all.length
const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)))
}

const spreadOf = (values: readonly number[]) => deviationOf(values) / meanOf(values)

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
