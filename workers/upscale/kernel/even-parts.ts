/** A number of parts of one size. */
export interface Parts {
  readonly count: number
  readonly size: number
}

/**
 * Splits a whole into as few parts of at most `most` as possible, equal within one: the larger ones
 * first.
 */
export function evenParts(whole: number, most: number): readonly Parts[] {
  const parts = Math.ceil(whole / most)
  const larger = whole % parts
  return [
    { count: larger, size: Math.ceil(whole / parts) },
    { count: parts - larger, size: Math.floor(whole / parts) },
  ].filter(({ count }) => count > 0)
}
