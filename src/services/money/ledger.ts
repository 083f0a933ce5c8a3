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
import { batchWrites } from '../../lib/batch-writes.ts'
import type { Charge } from '../../lib/errors.ts'
import { maestroJobs } from '../storage/database.ts'
import { type LedgerBook, openBook, readEntries } from '../storage/ledger.ts'
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
 * transaction reads what all tabs have written. What is asked for while one is under way goes
 * together into the next, in order. Every method throws AppError `storage-full` or
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
      await written
      return look(maestroJobs, ['ledger'], ({ ledger }) => readEntries(ledger, project))
    },
    async reserve(project, ids, call, limit, calls = 1) {
      const each = [ids].flat()
      await ready()
      return write(async (book) => {
        const [entries, billed] = await Promise.all([
          book.entries(project),
          book.bills(call.role, call.model),
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
        return { entries: await book.putEntries(project, new Map(each.map((id) => [id, begun]))) }
      })
    },
    async settle(project, id, call, charge) {
      await ready()
      return write(async (book) => {
        const entries = await book.entries(project)
        const begun = entries.get(id) ?? { ...call, billed: 'maybe' as const }
        const changes = new Map([[id, settled(begun, charge)]])
        const { cost } = charge
        if (charge.billed === 'yes' && cost !== undefined) {
          book.putBills(withBill(await book.bills(call.role, call.model), begun, cost))
          // The other reservations for this model were too low as well.
          for (const [other, entry] of entries) {
            const same = entry.role === call.role && entry.model === call.model
            const open = other !== id && entry.billed === 'maybe' && entry.cost === undefined
            if (same && open && (entry.estimate ?? 0) < cost) changes.set(other, { ...entry, estimate: cost })
          }
        }
        return book.putEntries(project, changes)
      })
    },
  }
}

/** What was asked for before is on disk, or has failed. */
let written: Promise<unknown> = Promise.resolve()

type Entry = (book: LedgerBook) => Promise<void>

/** Ledgers of all projects share the writes of this tab. */
const writeAll = batchWrites<Entry>((all) =>
  change(maestroJobs, ['ledger', 'sums', 'bills'], async (stores) => {
    const book = openBook(stores)
    for (const one of all) await one(book)
  }),
)

/** The result of one entry in the book; what makes a write fail fails for all that are in it. */
async function write<Result>(entry: (book: LedgerBook) => Promise<Result>): Promise<Result> {
  const results: Result[] = []
  const done = writeAll(async (book) => {
    results[0] = await entry(book)
  })
  written = done.catch(() => undefined)
  await done
  return results[0] as Result
}
