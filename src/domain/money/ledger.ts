import type { Charge } from '../../lib/errors.ts'
import type { EngineStep } from '../engines/engines.ts'
import { type StoredStep, stepIn } from '../jobs/stored-steps.ts'

/** One call that was or may have been billed. */
export interface LedgerEntry {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly role: EngineStep
  readonly model: string
  /** `maybe` also during the call, so that a page closed then leaves a true record. */
  readonly billed: 'yes' | 'maybe'
  /** US dollars as the service reported; absent where it did not. */
  readonly cost?: number
  /** The part of it billed by the user's own provider (BYOK). */
  readonly own?: number
  /** US dollars estimated, until the cost is known. */
  readonly estimate?: number
}

/** A record as an earlier version may have written it, with older step names. */
export type Stored<Of extends { readonly role: EngineStep }> = Omit<Of, 'role'> & {
  readonly role: StoredStep<EngineStep>
}

export const withStep = <Of extends { readonly role: EngineStep }>(stored: Stored<Of>) =>
  ({ ...stored, role: stepIn<EngineStep>(stored.role) }) as Of

/** A project's calls by id. */
export type Entries = ReadonlyMap<string, LedgerEntry>

export interface Spent {
  /** US dollars known to be spent. */
  readonly cost: number
  /** The part of it billed by the user's own provider. */
  readonly own: number
  /** Calls for which it is unknown whether they were billed. */
  readonly unknown: number
  /** Estimated US dollars of those calls, as far as prices are known. */
  readonly unsure: number
  /** Time of the first call in milliseconds since the epoch; absent for none. */
  readonly since?: number | undefined
}

/**
 * Time of a project's first call in this browser, in milliseconds since the epoch; undefined for
 * none.
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

/** A call's entry with its charge; undefined where it cost nothing. */
export function settled(entry: LedgerEntry, { billed, cost, own }: Charge): LedgerEntry | undefined {
  if (billed === 'no') return undefined
  if (cost === undefined) return { ...entry, billed }
  const { estimate: _, ...known } = entry
  return { ...known, billed, cost, ...(own === undefined ? {} : { own }) }
}

/** How many of a model's latest bills predict its next one. */
const RECENT_BILLS = 20

/** The latest bills of a model in one step, in US dollars. */
export interface Bills {
  readonly role: EngineStep
  readonly model: string
  /** Newest last. */
  readonly costs: readonly number[]
}

export function withBill(bills: Bills | undefined, { role, model }: LedgerEntry, cost: number): Bills {
  return { role, model, costs: [...(bills?.costs ?? []), cost].slice(-RECENT_BILLS) }
}

/** The price to reserve: the list price, or the model's highest recent bill if that is higher. */
export function reckonedPrice(listed: number | undefined, bills: Bills | undefined): number | undefined {
  const dearest = Math.max(0, ...(bills?.costs ?? []))
  return dearest > (listed ?? 0) ? dearest : listed
}
