/** So many parts of one size. */
export interface Parts {
  readonly count: number
  readonly size: number
}

/**
 * Cuts a whole into as few parts as can be of at most `most`, all alike to one: the larger ones,
 * then the others, if any.
 */
export function evenParts(whole: number, most: number): readonly Parts[] {
  const parts = Math.ceil(whole / most)
  const larger = whole % parts
  return [
    { count: larger, size: Math.ceil(whole / parts) },
    { count: parts - larger, size: Math.floor(whole / parts) },
  ].filter(({ count }) => count > 0)
}
