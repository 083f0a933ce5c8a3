import type { Spent } from './ledger.ts'

/** US dollars. Sums of prices are inexact in binary; smaller differences count as equal. */
const SAME = 1e-9

/**
 * Whether a call stays under a limit. Reservations count, so that concurrent calls cannot pass the
 * limit together. An unknown price counts as nothing until the answer gives it; such a call is
 * refused only once the limit is reached.
 * @param taken US dollars spent or reserved.
 * @param price estimated US dollars of the call; 0 passes any limit.
 * @param limit null for none.
 */
export function keepsUnder(taken: number, price: number | undefined, limit: number | null): boolean {
  if (limit === null || price === 0) return true
  return price === undefined ? taken < limit - SAME : taken + price <= limit + SAME
}

/** What a limit leaves for a batch that would exceed it. */
export interface Room {
  /** US dollars. */
  readonly left: number
  /** Calls that still fit. */
  readonly calls: number
}

/**
 * @param price US dollars of one call; undefined when unknown.
 * @returns undefined where all `count` calls fit under the limit.
 */
export function roomFor(
  count: number,
  price: number | undefined,
  { cost, unsure }: Spent,
  limit: number | null,
): Room | undefined {
  const taken = cost + unsure
  if (limit === null || keepsUnder(taken, price === undefined ? undefined : price * count, limit))
    return undefined
  const left = Math.max(0, limit - taken)
  return { left, calls: price ? Math.floor((left + SAME) / price) : 0 }
}

/**
 * What a limit leaves for calls of different prices, made in this order.
 * @param prices US dollars of each call; undefined when unknown.
 * @returns undefined where all fit under the limit.
 */
export function roomForEach(
  prices: readonly (number | undefined)[],
  { cost, unsure }: Spent,
  limit: number | null,
): Room | undefined {
  let taken = cost + unsure
  for (const [calls, price] of prices.entries()) {
    if (limit !== null && !keepsUnder(taken, price, limit))
      return { left: Math.max(0, limit - (cost + unsure)), calls }
    taken += price ?? 0
  }
  return undefined
}
