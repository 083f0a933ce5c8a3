import type { EngineStep } from '../../domain/engines/engines.ts'
import type { ProjectId } from '../../domain/ids.ts'
import { earlierWords } from '../../domain/jobs/stored-steps.ts'
import {
  type Bills,
  type Entries,
  type LedgerEntry,
  type Stored,
  spentOn,
  withStep,
} from '../../domain/money/ledger.ts'
import { under } from './records.ts'
import { type Connection, read, readAll, readKeys, transact } from './transactions.ts'

/** What is known to have been spent on a project, for the list. */
interface Sum {
  readonly project: ProjectId
  /** US dollars. */
  readonly cost: number
}

export async function readEntries(work: IDBObjectStore, project: ProjectId): Promise<Entries> {
  const range = under('ledger', project)
  const [keys, values] = await Promise.all([
    readKeys(work, range),
    readAll(work, range) as Promise<Stored<LedgerEntry>[]>,
  ])
  return new Map(
    keys.flatMap((key, i) => (values[i] ? [[idOf(key), withStep<LedgerEntry>(values[i])] as const] : [])),
  )
}

const idOf = (key: IDBValidKey) => String(Array.isArray(key) ? key[2] : key)

/**
 * Writes entries, or takes out those without one, and the sum. @returns all of the project's
 * entries.
 */
export async function putEntries(
  work: IDBObjectStore,
  project: ProjectId,
  changes: ReadonlyMap<string, LedgerEntry | undefined>,
): Promise<Entries> {
  for (const [id, entry] of changes) {
    if (entry) work.put(entry, ['ledger', project, id])
    else work.delete(['ledger', project, id])
  }
  const entries = await readEntries(work, project)
  const sum: Sum = { project, cost: spentOn(entries.values()).cost }
  work.put(sum, ['sum', project])
  return entries
}

/** A model's latest bills; until there are new ones, those under an earlier word for the step. */
export async function readBills(
  work: IDBObjectStore,
  step: EngineStep,
  model: string,
): Promise<Bills | undefined> {
  for (const word of [step, ...earlierWords(step)]) {
    const found = await read<Stored<Bills>>(work, ['bills', word, model])
    if (found) return withStep<Bills>(found)
  }
  return undefined
}

export const putBills = (work: IDBObjectStore, bills: Bills) =>
  work.put(bills, ['bills', bills.role, bills.model])

/** Takes out all that is kept of a project's work and its cost. */
export function removeWork(work: IDBObjectStore, project: ProjectId): void {
  work.delete(project)
  work.delete(under('ledger', project))
  work.delete(['sum', project])
}

/** Projects that a sum is kept of. */
export async function readCosts(work: Connection): Promise<ReadonlyMap<ProjectId, number>> {
  const sums = await transact(work, 'readonly', (records) => readAll(records, under('sum')) as Promise<Sum[]>)
  return new Map(sums.map(({ project, cost }) => [project, cost]))
}
