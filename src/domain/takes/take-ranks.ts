import type { TakeFacts } from './take-facts.ts'

/**
 * The place of a take among the takes of its shot, from 1, by how near its colours are to the style
 * picture's; undefined where there is nothing to compare.
 */
export function paletteRank(
  facts: TakeFacts,
  all: readonly TakeFacts[],
): { readonly place: number; readonly of: number } | undefined {
  const { palette } = facts
  const known = all.flatMap((one) => one.palette ?? [])
  if (palette === undefined || known.length < 2) return undefined
  return { place: 1 + known.filter((other) => other < palette).length, of: known.length }
}
