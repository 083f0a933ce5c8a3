import { create } from 'zustand'
import type { ProjectId } from '../domain/ids.ts'
import { type LedgerEntry, openPurse, type Spent, spentOn } from '../domain/ledger.ts'
import type { ModelRole } from '../domain/model.ts'
import { AppError, type ErrorCode } from '../lib/errors.ts'
import type { Meter } from '../services/engines/engine.ts'
import { openLedger } from '../services/ledger.ts'
import { log } from './app-store.ts'
import { spendFromLimit } from './connection.ts'

interface LedgerState {
  readonly project?: ProjectId
  readonly spent: Spent
}

const NOTHING: Spent = { cost: 0, unknown: 0 }

/** What the open project has cost. */
export const useLedgerStore = create<LedgerState>(() => ({ spent: NOTHING }))

const ledger = openLedger()

/** Reads what a project has cost so far. A ledger that cannot be read counts from nothing, and the log says so. */
export async function openLedgerOf(project: ProjectId): Promise<Spent> {
  if (useLedgerStore.getState().project === project) return useLedgerStore.getState().spent
  useLedgerStore.setState({ project, spent: NOTHING })
  try {
    const spent = spentOn(await ledger.entries(project))
    if (useLedgerStore.getState().project === project) useLedgerStore.setState({ spent })
    return spent
  } catch {
    log('What this project has cost so far could not be read')
    return NOTHING
  }
}

interface MeterOptions {
  readonly project: ProjectId
  readonly limit: number | null
  /** US dollars for one call; undefined when the price is not known. */
  readonly estimate: (role: ModelRole) => number | undefined
  readonly onHeld: (code: ErrorCode, ms: number) => void
}

/** Counts a job's calls: sets their estimates aside, stops what would pass the limit, and writes down what was billed. */
export function createMeter({ project, limit, estimate, onHeld }: MeterOptions): Meter {
  const purse = openPurse(useLedgerStore.getState().spent.cost, limit)
  return {
    open(role, model) {
      const set = estimate(role)
      if (!purse.reserve(set)) {
        const text = `$${purse.spent().toFixed(3)} of $${(limit ?? 0).toFixed(2)} are spent or set aside.`
        throw new AppError('spending-limit', text, { charge: { billed: 'no' } })
      }
      return {
        settle({ billed, cost }) {
          purse.settle(set, cost)
          if (billed === 'no') return
          const entry: LedgerEntry = {
            at: Date.now(),
            role,
            model,
            billed,
            ...(cost === undefined ? {} : { cost }),
          }
          record(project, entry)
        },
      }
    },
    held: onHeld,
  }
}

function record(project: ProjectId, entry: LedgerEntry): void {
  const { project: open, spent } = useLedgerStore.getState()
  const { cost, unknown } = spentOn([entry])
  if (open === project) {
    useLedgerStore.setState({ spent: { cost: spent.cost + cost, unknown: spent.unknown + unknown } })
  }
  spendFromLimit(cost)
  ledger.add(project, entry).catch(() => log('What a call cost could not be written down'))
}
