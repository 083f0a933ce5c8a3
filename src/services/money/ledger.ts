import type { ProjectId } from '../../domain/ids.ts'
import {
  type Entries,
  keepsUnder,
  type LedgerEntry,
  reckonedPrice,
  type Stored,
  settled,
  spentOn,
  withBill,
  withStep,
} from '../../domain/money/ledger.ts'
import type { Charge } from '../../lib/errors.ts'
import { putBills, putEntries, readBills, readEntries } from '../storage/ledger-records.ts'
import { openRecords, openWork, under } from '../storage/records.ts'
import { connect, read, readAll, readKeys, transact } from '../storage/transactions.ts'

/** Says that what an earlier version of the app kept among the projects has been taken over. */
const MOVED = ['meta', 'ledger-moved']

/** A call that is about to leave. */
export type BegunCall = Pick<LedgerEntry, 'at' | 'role' | 'model' | 'estimate'>

export interface Opened {
  readonly entries: Entries
  /** Why the call must not be made; nothing was written then. */
  readonly refused?: {
    /** US dollars that it was reckoned to cost. */
    readonly price: number | undefined
    /** US dollars that are gone or set aside. */
    readonly taken: number
  }
}

/**
 * What calls have cost, project by project, and the one place where the spending limit is held:
 * each transaction reads what all tabs have written. Each throws AppError `storage-full` or
 * `storage-lost`.
 */
export interface Ledger {
  entries(project: ProjectId): Promise<Entries>
  /**
   * Sets a call's price aside, unless that could pass the limit (US dollars; null for none). On
   * disk when this resolves.
   */
  open(project: ProjectId, id: string, call: BegunCall, limit: number | null): Promise<Opened>
  /** Writes down what came of a call; one that cost nothing is taken out. */
  settle(project: ProjectId, id: string, call: BegunCall, charge: Charge): Promise<Entries>
}

export function openLedger(): Ledger {
  const store = connect(openWork)
  let taken: Promise<void> | undefined

  /** What stood among the projects, once. */
  const ready = () => {
    taken ??= takeIn().catch((error: unknown) => {
      taken = undefined
      throw error
    })
    return taken
  }

  async function takeIn(): Promise<void> {
    if (await transact(store, 'readonly', (work) => read(work, MOVED))) return
    const projects = connect(openRecords)
    const [keys, values] = await transact(projects, 'readonly', (records) =>
      Promise.all([
        readKeys(records, under('ledger')),
        readAll(records, under('ledger')) as Promise<Stored<LedgerEntry>[]>,
      ]),
    )
    await transact(store, 'readwrite', async (work) => {
      if (await read(work, MOVED)) return
      const found = new Map<ProjectId, Map<string, LedgerEntry | undefined>>()
      for (const [i, key] of keys.entries()) {
        if (!Array.isArray(key)) continue
        const project = String(key[1]) as ProjectId
        const entries = found.get(project) ?? new Map<string, LedgerEntry | undefined>()
        const stored = values[i]
        found.set(project, entries.set(String(key[2]), stored && withStep<LedgerEntry>(stored)))
      }
      for (const [project, entries] of found) await putEntries(work, project, entries)
      work.put(true, MOVED)
    })
    // Dead by now; a save that is under way there is not waited for.
    if (keys.length === 0) return
    transact(projects, 'readwrite', async (records) => records.delete(under('ledger'))).catch(() => undefined)
  }

  const write = async <Result>(change: (work: IDBObjectStore) => Promise<Result>) => {
    await ready()
    return transact(store, 'readwrite', change)
  }

  return {
    async entries(project) {
      await ready()
      return transact(store, 'readonly', (work) => readEntries(work, project))
    },
    open: (project, id, call, limit) =>
      write(async (work) => {
        const [entries, bills] = await Promise.all([
          readEntries(work, project),
          readBills(work, call.role, call.model),
        ])
        const price = reckonedPrice(call.estimate, bills)
        const { cost, unsure } = spentOn(entries.values())
        if (!keepsUnder(cost + unsure, price, limit)) {
          return { entries, refused: { price, taken: cost + unsure } }
        }
        const begun = {
          ...call,
          billed: 'maybe' as const,
          ...(price === undefined ? {} : { estimate: price }),
        }
        return { entries: await putEntries(work, project, new Map([[id, begun]])) }
      }),
    settle: (project, id, call, charge) =>
      write(async (work) => {
        const entries = await readEntries(work, project)
        const begun = entries.get(id) ?? { ...call, billed: 'maybe' as const }
        const changes = new Map([[id, settled(begun, charge)]])
        const { cost } = charge
        if (charge.billed === 'yes' && cost !== undefined) {
          putBills(work, withBill(await readBills(work, call.role, call.model), begun, cost))
          // What is set aside for the others of this model was too little as well.
          for (const [other, entry] of entries) {
            const same = entry.role === call.role && entry.model === call.model
            const open = other !== id && entry.billed === 'maybe' && entry.cost === undefined
            if (same && open && (entry.estimate ?? 0) < cost) changes.set(other, { ...entry, estimate: cost })
          }
        }
        return putEntries(work, project, changes)
      }),
  }
}
