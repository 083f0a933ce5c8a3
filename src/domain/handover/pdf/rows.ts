/** Sums of fractions of a point that are no overflow. */
const SLACK = 0.01

export interface PlacedRow {
  /** Index of the row. */
  readonly row: number
  /** Points below the area's upper edge. */
  readonly top: number
  readonly height: number
}

/**
 * Puts rows on pages in order: at most `most` rows a page, and only what fits. Rows shorter than
 * `usual` get room up to it as far as the page has some, so that pages look alike.
 * @param heights of the rows, in points.
 * @param height of a page's area.
 */
export function paginate(
  heights: readonly number[],
  {
    height,
    gap,
    most,
    usual,
  }: { readonly height: number; readonly gap: number; readonly most: number; readonly usual: number },
): readonly (readonly PlacedRow[])[] {
  const pages: number[][] = []
  let taken = 0
  for (const [row, needed] of heights.entries()) {
    const page = pages.at(-1)
    const fits = page && page.length < most && taken + gap + needed <= height + SLACK
    if (fits) page.push(row)
    else pages.push([row])
    taken = fits ? taken + gap + needed : needed
  }
  return pages.map((rows) => {
    const sum = rows.reduce((all, row) => all + (heights[row] ?? 0), gap * (rows.length - 1))
    let spare = Math.max(0, height - sum)
    let top = 0
    return rows.map((row) => {
      const needed = heights[row] ?? 0
      const more = Math.min(spare, Math.max(0, usual - needed))
      spare -= more
      const placed = { row, top, height: needed + more }
      top += needed + more + gap
      return placed
    })
  })
}
