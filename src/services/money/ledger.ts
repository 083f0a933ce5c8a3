import type { ProjectId } from '../../domain/ids.ts'
import {
  type Entries,
  type LedgerEntry,
  reckonedPrice,
  settled,
  spentOn,
  withBill,
} from '../../domain/money/ledger.ts'
import { keepsUnder } from '../../domain/money/spending-limit.ts'
import type { Charge } from '../../lib/errors.ts'
import { maestroJobs } from '../storage/database.ts'
import { putEntries, readBills, readEntries } from '../storage/ledger.ts'
import { moveOldLedger } from '../storage/old-ledger.ts'
import { change, look } from '../storage/transactions.ts'

/** A call before it is sent. */
export type PlannedCall = Pick<LedgerEntry, 'at' | 'role' | 'model' | 'estimate'>

export interface Reserved {
  readonly entries: Entries
  /** Why the call must not be made; nothing was written. */
  readonly refused?: {
    /** US dollars, the estimate of all calls that were wanted. */
    readonly price: number | undefined
    /** US dollars, spent or reserved. */
    readonly taken: number
  }
}

/**
 * The costs of calls by project, and the only place that enforces the spending limit: each
 * transaction reads what all tabs have written. Every method throws AppError `storage-full` or
 * `storage-lost`.
 */
export interface Ledger {
  entries(project: ProjectId): Promise<Entries>
  /**
   * Reserves a call's price, unless the total could pass the limit (US dollars; null for none). The
   * reservation is on disk when this resolves.
   * @param ids of the reservations: all are written, or none
   * @param calls how many such calls are wanted in a row: none is made unless all fit
   */
  reserve(
    project: ProjectId,
    ids: string | readonly string[],
    call: PlannedCall,
    limit: number | null,
    calls?: number,
  ): Promise<Reserved>
  /** Records the charge of a call; deletes the entry of one that cost nothing. */
  settle(project: ProjectId, id: string, call: PlannedCall, charge: Charge): Promise<Entries>
}

export function openLedger(): Ledger {
  let moved: Promise<void> | undefined

  const ready = () => {
    moved ??= moveOldLedger().catch((error: unknown) => {
      moved = undefined
      throw error
    })
    return moved
  }

  return {
    async entries(project) {
      await ready()
      return look(maestroJobs, ['ledger'], ({ ledger }) => readEntries(ledger, project))
    },
    async reserve(project, ids, call, limit, calls = 1) {
      const each = [ids].flat()
      await ready()
      return change(maestroJobs, ['ledger', 'sums', 'bills'], async ({ bills, ...stores }) => {
        const [entries, billed] = await Promise.all([
          readEntries(stores.ledger, project),
          readBills(bills, call.role, call.model),
        ])
        const price = reckonedPrice(call.estimate, billed)
        const { cost, unsure } = spentOn(entries.values())
        const whole = price === undefined ? undefined : price * Math.max(calls, each.length)
        if (!keepsUnder(cost + unsure, whole, limit)) {
          return { entries, refused: { price: whole, taken: cost + unsure } }
        }
        const begun = {
          ...call,
          billed: 'maybe' as const,
          ...(price === undefined ? {} : { estimate: price }),
        }
        return { entries: await putEntries(stores, project, new Map(each.map((id) => [id, begun]))) }
      })
    },
    async settle(project, id, call, charge) {
      await ready()
      return change(maestroJobs, ['ledger', 'sums', 'bills'], async ({ bills, ...stores }) => {
        const entries = await readEntries(stores.ledger, project)
        const begun = entries.get(id) ?? { ...call, billed: 'maybe' as const }
        const changes = new Map([[id, settled(begun, charge)]])
        const { cost } = charge
        if (charge.billed === 'yes' && cost !== undefined) {
          const { role, model } = call
          bills.put(withBill(await readBills(bills, role, model), begun, cost), [role, model])
          // The other reservations for this model were too low as well.
          for (const [other, entry] of entries) {
            const same = entry.role === call.role && entry.model === call.model
            const open = other !== id && entry.billed === 'maybe' && entry.cost === undefined
            if (same && open && (entry.estimate ?? 0) < cost) changes.set(other, { ...entry, estimate: cost })
          }
        }
        return putEntries(stores, project, changes)
      })
    },
  }
}
