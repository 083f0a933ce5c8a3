import type { Charge } from '../../lib/errors.ts'
import type { EngineStep } from '../engines/engines.ts'
import { type StoredStep, stepIn } from '../jobs/stored-steps.ts'

/** One call that was billed, or may have been. */
export interface LedgerEntry {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly role: EngineStep
  readonly model: string
  /**
   * `maybe` also while the call is under way: a page that is closed then leaves the truth behind.
   */
  readonly billed: 'yes' | 'maybe'
  /** US dollars as the service said; absent where it did not. */
  readonly cost?: number
  /** Of those, what one's own provider bills. */
  readonly own?: number
  /** US dollars that it was reckoned to cost, as long as nothing said what it did. */
  readonly estimate?: number
}

/** A record as an earlier version may have written it: with its words for steps. */
export type Stored<Of extends { readonly role: EngineStep }> = Omit<Of, 'role'> & {
  readonly role: StoredStep<EngineStep>
}

export const withStep = <Of extends { readonly role: EngineStep }>(stored: Stored<Of>) =>
  ({ ...stored, role: stepIn<EngineStep>(stored.role) }) as Of

/** A project's calls by their ids. */
export type Entries = ReadonlyMap<string, LedgerEntry>

export interface Spent {
  /** US dollars that are known. */
  readonly cost: number
  /** Of those, what one's own provider bills. */
  readonly own: number
  /** Calls of which nobody said whether they were billed. */
  readonly unknown: number
  /** US dollars that those would have cost, as far as prices are known. */
  readonly unsure: number
  /** When the first call was made, in milliseconds since the epoch; absent where none was. */
  readonly since?: number | undefined
}

/**
 * When the first call of a project was made from here, in milliseconds since the epoch; undefined
 * where none was.
 */
export function firstCallAt(entries: Iterable<LedgerEntry>): number | undefined {
  const first = Math.min(...Array.from(entries, ({ at }) => at))
  return Number.isFinite(first) ? first : undefined
}

export const NOTHING_SPENT: Spent = { cost: 0, own: 0, unknown: 0, unsure: 0 }

export function spentOn(entries: Iterable<LedgerEntry>): Spent {
  let { cost, own, unknown, unsure } = NOTHING_SPENT
  for (const entry of entries) {
    cost += entry.cost ?? 0
    own += entry.own ?? 0
    if (entry.cost !== undefined || entry.billed !== 'maybe') continue
    unknown += 1
    unsure += entry.estimate ?? 0
  }
  return { cost, own, unknown, unsure }
}

/**
 * Sums of prices are not exact in binary: what differs by less than this, in US dollars, is the
 * same.
 */
const SAME = 1e-9

/**
 * Whether a call keeps under a limit. What is under way counts with its estimate, so that several
 * calls at once cannot pass the limit together. A price that is not known counts as nothing until
 * the answer says it; such a call is stopped only once the limit is reached.
 * @param taken US dollars that are gone or set aside.
 * @param price US dollars that the call is reckoned to cost; what is free passes no limit.
 * @param limit null for none.
 */
export function keepsUnder(taken: number, price: number | undefined, limit: number | null): boolean {
  if (limit === null || price === 0) return true
  return price === undefined ? taken < limit - SAME : taken + price <= limit + SAME
}

/** What a limit leaves for a batch that would pass it. */
export interface Room {
  /** US dollars. */
  readonly left: number
  /** So many of its calls go. */
  readonly calls: number
}

/**
 * @param price US dollars of one call; undefined when it is not known.
 * @returns undefined where all of so many calls keep under the limit.
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

/** A call's entry with what came of it; undefined where that cost nothing. */
export function settled(entry: LedgerEntry, { billed, cost, own }: Charge): LedgerEntry | undefined {
  if (billed === 'no') return undefined
  if (cost === undefined) return { ...entry, billed }
  const { estimate: _, ...known } = entry
  return { ...known, billed, cost, ...(own === undefined ? {} : { own }) }
}

/** So many of a model's latest bills tell what its next call may cost. */
const RECENT_BILLS = 20

/** What a model's calls in one role were billed lately, in US dollars. */
export interface Bills {
  readonly role: EngineStep
  readonly model: string
  /** The newest last. */
  readonly costs: readonly number[]
}

export function withBill(bills: Bills | undefined, { role, model }: LedgerEntry, cost: number): Bills {
  return { role, model, costs: [...(bills?.costs ?? []), cost].slice(-RECENT_BILLS) }
}

/**
 * What a call must be reckoned with: its list price, or the dearest recent bill of its model where
 * that is above it.
 */
export function reckonedPrice(listed: number | undefined, bills: Bills | undefined): number | undefined {
  const dearest = Math.max(0, ...(bills?.costs ?? []))
  return dearest > (listed ?? 0) ? dearest : listed
}
