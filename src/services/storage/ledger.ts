import type { EngineStep } from '../../domain/engines/engines.ts'
import type { ProjectId } from '../../domain/ids.ts'
import { earlierWords, type StoredStep } from '../../domain/jobs/stored-steps.ts'
import { type Bills, type Entries, type LedgerEntry, spentOn, withStep } from '../../domain/money/ledger.ts'
import { maestroJobs } from './database.ts'
import { under, type WorkData } from './schema.ts'
import { look, type ReadableStore, type WritableStore } from './transactions.ts'

/** Projects' calls in one transaction, which reads each project's once. */
export interface EntriesBook {
  entries(project: ProjectId): Promise<Entries>
  /** Puts or deletes entries and updates the sum. @returns all entries of the project. */
  putEntries(project: ProjectId, changes: ReadonlyMap<string, LedgerEntry | undefined>): Promise<Entries>
}

/** The same with models' latest bills. */
export interface LedgerBook extends EntriesBook {
  bills(step: EngineStep, model: string): Promise<Bills | undefined>
  putBills(bills: Bills): void
}

interface EntriesStores {
  readonly ledger: WritableStore<WorkData, 'ledger'>
  readonly sums: WritableStore<WorkData, 'sums'>
}

interface LedgerStores extends EntriesStores {
  readonly bills: WritableStore<WorkData, 'bills'>
}

export function openEntries({ ledger, sums }: EntriesStores): EntriesBook {
  const read = new Map<ProjectId, Entries>()
  const entriesOf = async (project: ProjectId) => {
    const entries = read.get(project) ?? (await readEntries(ledger, project))
    read.set(project, entries)
    return entries
  }
  return {
    entries: entriesOf,
    async putEntries(project, changes) {
      const entries = new Map(await entriesOf(project))
      for (const [id, entry] of changes) {
        if (entry) ledger.put(entry, [project, id])
        else ledger.delete([project, id])
        if (entry) entries.set(id, entry)
        else entries.delete(id)
      }
      read.set(project, entries)
      sums.put({ project, cost: spentOn(entries.values()).cost }, project)
      return entries
    },
  }
}

export function openBook({ bills, ...stores }: LedgerStores): LedgerBook {
  const read = new Map<string, Bills | undefined>()
  return {
    ...openEntries(stores),
    async bills(step, model) {
      const key = `${step} ${model}`
      if (!read.has(key)) read.set(key, await readBills(bills, step, model))
      return read.get(key)
    },
    putBills(put) {
      read.set(`${put.role} ${put.model}`, put)
      bills.put(put, [put.role, put.model])
    },
  }
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

/** A model's latest bills; without new ones, those stored under an earlier name of the step. */
async function readBills(
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
