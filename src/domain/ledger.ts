import type { ModelRole } from './model.ts'

/** One call that was billed, or may have been. */
export interface LedgerEntry {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly role: ModelRole
  readonly model: string
  /** `maybe` also while the call is under way: a page that is closed then leaves the truth behind. */
  readonly billed: 'yes' | 'maybe'
  /** US dollars as the service said; absent where it did not. */
  readonly cost?: number
  /** US dollars that it was reckoned to cost, as long as nothing said what it did. */
  readonly estimate?: number
}

export interface Spent {
  /** US dollars that are known. */
  readonly cost: number
  /** Calls of which nobody said whether they were billed. */
  readonly unknown: number
  /** US dollars that those would have cost, as far as prices are known. */
  readonly unsure: number
}

export const NOTHING_SPENT: Spent = { cost: 0, unknown: 0, unsure: 0 }

export function spentOn(entries: Iterable<LedgerEntry>): Spent {
  let { cost, unknown, unsure } = NOTHING_SPENT
  for (const entry of entries) {
    cost += entry.cost ?? 0
    if (entry.cost !== undefined || entry.billed !== 'maybe') continue
    unknown += 1
    unsure += entry.estimate ?? 0
  }
  return { cost, unknown, unsure }
}

/**
 * Keeps calls under a limit. What is under way counts with its estimate, so that several calls at once cannot pass the limit
 * together. A price that is not known counts as nothing until the answer says it; such a call is stopped only once the limit is reached.
 * @param limit asked before each call, because it may be changed meanwhile; null for none.
 */
export function openPurse(spent: number, limit: () => number | null) {
  let settled = spent
  let reserved = 0
  return {
    /** False when the call could pass the limit; nothing is then set aside. */
    reserve(estimate: number | undefined): boolean {
      const most = limit()
      const gone = settled + reserved
      if (most !== null && (estimate === undefined ? gone >= most : gone + estimate > most)) return false
      reserved += estimate ?? 0
      return true
    },
    settle(estimate = 0, cost = 0): void {
      reserved -= estimate
      settled += cost
    },
    /** US dollars that are gone or set aside. */
    taken: () => settled + reserved,
  }
}
