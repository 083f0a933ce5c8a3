import { pairHeight, pairWidth } from './pair.ts'
import type { Paragraph, Setting } from './paragraphs.ts'
import type { PdfBoard } from './pdf-board.ts'
import type { Area } from './sheet.ts'
import { timeBoxes } from './times.ts'

export const GUTTER = 18
export const ROW_GAP = 18
/** Below a picture, and beside it. */
export const UNDER = 6
export const BESIDE = 9
/** The number's column is as wide as this, or as the widest number. */
const HANG = 25.5
const NUMBER_GAP = 7.5
const LEAST_PICTURE = 48
/** A picture this much narrower than its column has its head beside it, in a column this wide. */
const FULL_SHARE = 0.92
const LEAST_BESIDE = 10
/** Longer lines than this, in sizes of type, tire the eye. */
const LONGEST_LINE = 56
/** A row grows with its text up to this share of the page. */
const TALLEST = 0.75

/** Measures that all cards of a grid have, in points. */
export interface Cell {
  readonly width: number
  /** Height of a picture. */
  readonly picture: number
  /** Width of a picture with what stands beside it. */
  readonly pictureWidth: number
  /** The number's column, under a picture. */
  readonly hang: number
  /** The head stands in a column beside the picture. */
  readonly beside: boolean
  readonly textWidth: number
  /** A row's usual height, and its greatest. */
  readonly usual: number
  readonly tallest: number
}

/** @param lines of text for which a picture leaves room. */
export function cellOf(
  board: PdfBoard,
  area: Area,
  setting: Setting,
  [columns, rows]: readonly [number, number],
  lines: number,
): Cell {
  const { styles, measure, options } = setting
  const width = (area.width - GUTTER * (columns - 1)) / columns
  const usual = (area.height - ROW_GAP * (rows - 1)) / rows
  const whole = pairHeight(board, width, setting)
  const least = Math.min(LEAST_PICTURE, whole)
  const room = usual - lines * styles.text.leading - UNDER
  const within = (height: number) => Math.max(least, Math.min(whole, height))
  const beside = pairWidth(board, within(room), setting) < width * FULL_SHARE
  const narrow = pairHeight(board, width - BESIDE - LEAST_BESIDE * styles.text.size, setting)
  const picture = beside ? within(Math.min(room, narrow)) : within(room - styles.number.leading)
  const numbers = board.shots.map(({ number }) => measure(number, styles.number) + NUMBER_GAP)
  const hang = options.shows.includes('number') ? Math.max(HANG, ...numbers) : 0
  return {
    width,
    picture,
    pictureWidth: pairWidth(board, picture, setting),
    hang,
    beside,
    textWidth: Math.min(beside ? width : width - hang, LONGEST_LINE * styles.text.size),
    usual,
    tallest: Math.max(usual, area.height * TALLEST),
  }
}

/** Points that a shot's times take from the first line under its picture. */
export function timesWidth(board: PdfBoard, index: number, setting: Setting): number {
  const shot = board.shots[index]
  if (!shot) return 0
  const width = timeBoxes(shot, 0, 0, setting).reduce((sum, box) => sum + box.width, 0)
  return width > 0 ? width + BESIDE : 0
}

/** The text of a card, below its picture and beside it. */
export interface CellText {
  readonly under: readonly Paragraph[]
  readonly aside: readonly Paragraph[]
  readonly height: number
}
