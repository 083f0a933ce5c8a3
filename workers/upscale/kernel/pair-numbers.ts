/** Most pairs that are remembered: some 10 MB. */
const MOST_PAIRS = 200_000
/** Numbers stay below it, so that a pair of them is a whole number that a double holds exactly. */
const LIMIT = 2 ** 26

/**
 * Numbers from 1 on, and a number for each pair of them: equal pairs have equal numbers, different
 * ones different numbers. 0 is no number, and a pair with it, or one too many, has 0 too.
 */
export function pairNumbers() {
  const pairs = new Map<number, number>()
  let last = 0
  const next = (): number => ++last
  const pair = (a: number, b: number): number => {
    if (a === 0 || b === 0) return 0
    const key = a * LIMIT + b
    const found = pairs.get(key)
    if (found !== undefined) return found
    if (pairs.size === MOST_PAIRS) return 0
    const made = next()
    pairs.set(key, made)
    return made
  }
  return { next, pair }
}
