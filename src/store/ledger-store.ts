import { create } from 'zustand'
import { dollars } from '../domain/dollars.ts'
import type { ProjectId } from '../domain/ids.ts'
import { type LedgerEntry, NOTHING_SPENT, openPurse, type Spent, spentOn } from '../domain/ledger.ts'
import type { ModelRole } from '../domain/model.ts'
import { AppError } from '../lib/errors.ts'
import { newId } from '../lib/ids.ts'
import type { Meter } from '../services/engines/engine.ts'
import { openLedger } from '../services/ledger.ts'
import { log } from './app-store.ts'
import { spendFromLimit } from './connection.ts'

interface LedgerState {
  readonly project?: ProjectId
  readonly spent: Spent
}

/** What the open project has cost. */
export const useLedgerStore = create<LedgerState>(() => ({ spent: NOTHING_SPENT }))

const ledger = openLedger()
/** The open project's entries. */
let entries = new Map<string, LedgerEntry>()
/** Calls of this tab that are under way: on disk, and not yet part of what is shown. */
const underWay = new Set<string>()
let reading: Promise<void> = Promise.resolve()

/** Reads what a project has cost so far. A ledger that cannot be read counts from nothing, and the log says so. */
export async function openLedgerOf(project: ProjectId): Promise<Spent> {
  if (useLedgerStore.getState().project !== project) {
    entries = new Map()
    useLedgerStore.setState({ project, spent: NOTHING_SPENT })
    reading = read(project)
  }
  await reading
  return useLedgerStore.getState().spent
}

async function read(project: ProjectId): Promise<void> {
  try {
    const found = await ledger.entries(project)
    if (useLedgerStore.getState().project !== project) return
    // What was settled meanwhile is newer than what was read.
    entries = new Map([...[...found].filter(([id]) => !underWay.has(id)), ...entries])
    useLedgerStore.setState({ spent: spentOn(entries.values()) })
  } catch {
    log('What this project has cost so far could not be read')
  }
}

interface MeterOptions {
  readonly project: ProjectId
  /** US dollars that the project may cost, as set by now; null for no limit. */
  readonly limit: () => number | null
  /** US dollars for one call; undefined when the price is not known. */
  readonly estimate: (role: ModelRole) => number | undefined
  readonly onHeld: (error: AppError, ms: number) => void
}

/**
 * Counts a job's calls: sets their estimates aside, stops what would pass the limit, and writes down what was billed. What may have
 * been billed counts against the limit with its estimate.
 */
export function createMeter({ project, limit, estimate, onHeld }: MeterOptions): Meter {
  const { cost, unsure } = useLedgerStore.getState().spent
  const purse = openPurse(cost + unsure, limit)
  return {
    open(role, model) {
      const set = estimate(role)
      if (!purse.reserve(set)) {
        const price = set === undefined ? 'Its price is not known' : `It would cost about ${dollars(set)}`
        const text = `${price}; ${dollars(purse.taken())} of $${(limit() ?? 0).toFixed(2)} are spent or set aside.`
        throw new AppError('spending-limit', text, { charge: { billed: 'no' } })
      }
      const id = newId()
      const begun: LedgerEntry = {
        at: Date.now(),
        role,
        model,
        billed: 'maybe',
        ...(set === undefined ? {} : { estimate: set }),
      }
      underWay.add(id)
      keep(ledger.write(project, id, begun))
      return {
        settle({ billed, cost: said }) {
          purse.settle(set, said ?? (billed === 'no' ? 0 : set))
          underWay.delete(id)
          const { estimate: _, ...known } = begun
          if (billed === 'no') keep(ledger.remove(project, id))
          else
            record(project, id, said === undefined ? { ...begun, billed } : { ...known, billed, cost: said })
        },
      }
    },
    held: onHeld,
  }
}

function record(project: ProjectId, id: string, entry: LedgerEntry): void {
  if (useLedgerStore.getState().project === project) {
    entries.set(id, entry)
    useLedgerStore.setState({ spent: spentOn(entries.values()) })
  }
  spendFromLimit(entry.cost ?? 0)
  keep(ledger.write(project, id, entry))
}

function keep(written: Promise<void>): void {
  written.catch(() => log('What a call cost could not be written down'))
}
