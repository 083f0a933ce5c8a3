/**
 * A longest rising part of a list of different numbers, in order (patience sorting, Fredman 1975):
 * what stays in place when a list is put into another order by the fewest moves.
 */
export function longestRising(list: readonly number[]): readonly number[] {
  const piles: number[] = []
  const before = list.map((value, at) => {
    const pile = piles.findIndex((top) => (list[top] ?? 0) >= value)
    const place = pile === -1 ? piles.length : pile
    piles[place] = at
    return piles[place - 1]
  })
  const found: number[] = []
  for (let at = piles.at(-1); at !== undefined; at = before[at]) found.unshift(list[at] ?? 0)
  return found
}
