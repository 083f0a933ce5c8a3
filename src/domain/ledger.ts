import type { ModelRole } from './model.ts'

/** One call that was billed, or may have been. */
export interface LedgerEntry {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly role: ModelRole
  readonly model: string
  readonly billed: 'yes' | 'maybe'
  /** US dollars as the service said; absent where it did not, which is then `maybe`. */
  readonly cost?: number
}

export interface Spent {
  /** US dollars that are known. */
  readonly cost: number
  /** Calls of which nobody said whether they were billed. */
  readonly unknown: number
}

export function spentOn(entries: readonly LedgerEntry[]): Spent {
  return entries.reduce<Spent>(
    (sum, { cost, billed }) => ({
      cost: sum.cost + (cost ?? 0),
      unknown: sum.unknown + (cost === undefined && billed === 'maybe' ? 1 : 0),
    }),
    { cost: 0, unknown: 0 },
  )
}

/**
 * Keeps calls under a limit. What is under way counts with its estimate, so that several calls at once cannot pass the limit
 * together; a price that is not known counts as nothing until the answer says it.
 */
export function openPurse(spent: number, limit: number | null) {
  let settled = spent
  let reserved = 0
  return {
    /** False when the call could pass the limit; nothing is then set aside. */
    reserve(estimate = 0): boolean {
      if (limit !== null && settled + reserved + estimate > limit) return false
      reserved += estimate
      return true
    },
    settle(estimate = 0, cost = 0): void {
      reserved -= estimate
      settled += cost
    },
    /** US dollars that are gone. */
    spent: () => settled,
  }
}
