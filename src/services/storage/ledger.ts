import type { EngineStep } from '../../domain/engines/engines.ts'
import type { ProjectId } from '../../domain/ids.ts'
import { earlierWords, type StoredStep } from '../../domain/jobs/stored-steps.ts'
import { type Bills, type Entries, type LedgerEntry, spentOn, withStep } from '../../domain/money/ledger.ts'
import { maestroJobs } from './database.ts'
import { under, type WorkData } from './schema.ts'
import { look, type ReadableStore, type WritableStore } from './transactions.ts'

/** The stores of a ledger transaction. */
export interface LedgerStores {
  readonly ledger: WritableStore<WorkData, 'ledger'>
  readonly sums: WritableStore<WorkData, 'sums'>
}

export async function readEntries(
  ledger: ReadableStore<WorkData, 'ledger'>,
  project: ProjectId,
): Promise<Entries> {
  const range = under(project)
  const [keys, values] = await Promise.all([ledger.getAllKeys(range), ledger.getAll(range)])
  return new Map(
    keys.flatMap(([, id], i) => (values[i] ? [[id, withStep<LedgerEntry>(values[i])] as const] : [])),
  )
}

/** Puts or deletes entries and updates the sum. @returns all entries of the project. */
export async function putEntries(
  { ledger, sums }: LedgerStores,
  project: ProjectId,
  changes: ReadonlyMap<string, LedgerEntry | undefined>,
): Promise<Entries> {
  for (const [id, entry] of changes) {
    if (entry) ledger.put(entry, [project, id])
    else ledger.delete([project, id])
  }
  const entries = await readEntries(ledger, project)
  sums.put({ project, cost: spentOn(entries.values()).cost }, project)
  return entries
}

/** A model's latest bills; without new ones, those stored under an earlier name of the step. */
export async function readBills(
  bills: ReadableStore<WorkData, 'bills'>,
  step: EngineStep,
  model: string,
): Promise<Bills | undefined> {
  for (const word of [step, ...earlierWords(step)] as StoredStep<EngineStep>[]) {
    const found = await bills.get([word, model])
    if (found) return withStep<Bills>(found)
  }
  return undefined
}

/** The cost of each project that has a sum. */
export async function readCosts(): Promise<ReadonlyMap<ProjectId, number>> {
  const sums = await look(maestroJobs, ['sums'], (stores) => stores.sums.getAll())
  return new Map(sums.map(({ project, cost }) => [project, cost]))
}
