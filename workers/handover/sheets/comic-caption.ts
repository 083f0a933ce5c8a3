import { linesOf } from './wrap-text.ts'

/** Sizes of type in a box, in pixels: the first in which a text fits. */
const SIZES = [34, 30, 26, 23] as const
/** From one line to the next, in sizes of type. */
const LEADING = 1.3
const PADDING = 20
/** The most of a panel's width and height that a box takes. */
const WIDEST = 0.86
const TALLEST = 0.42

export interface Caption {
  readonly lines: readonly string[]
  /** Of the type, in pixels. */
  readonly size: number
  readonly leading: number
  readonly padding: number
  /** The text is longer, and stands whole somewhere else. */
  readonly more: boolean
}

/**
 * A text in a box of a panel: in smaller type where it is long; where it is longer still, as many
 * lines as there is room for, and one that says where it stands whole.
 * @param measure width of a text in a size of type. @param language BCP 47.
 */
export function captionOf(
  text: string,
  panel: { readonly width: number; readonly height: number },
  measure: (text: string, size: number) => number,
  language: string,
  reference: string,
): Caption | undefined {
  if (text.trim() === '') return undefined
  const tries = SIZES.map((size) => {
    const leading = Math.round(size * LEADING)
    const most = Math.max(1, Math.floor((panel.height * TALLEST - PADDING) / leading))
    const width = panel.width * WIDEST - 2 * PADDING
    const lines = linesOf(text, width, (one) => measure(one, size), language)
    return { lines, size, leading, padding: PADDING, most }
  })
  const fitting = tries.find(({ lines, most }) => lines.length <= most)
  if (fitting) return { ...fitting, more: false }
  const [, middle = tries[0]] = tries
  if (!middle) return undefined
  return { ...middle, lines: [...middle.lines.slice(0, middle.most - 1), reference], more: true }
}
