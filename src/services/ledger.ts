import type { ProjectId } from '../domain/ids.ts'
import { type LedgerEntry, spentOn } from '../domain/ledger.ts'
import type { ProjectCard } from '../domain/project-card.ts'
import { newId } from '../lib/ids.ts'
import { openRecords, under } from './records.ts'
import { connect, read, readAll, transact } from './transactions.ts'

/** What calls have cost, project by project. An entry is written once and never changed. */
export interface Ledger {
  /** Writes an entry down, and the new sum on the project's card. */
  add(project: ProjectId, entry: LedgerEntry): Promise<void>
  /** In order of time. */
  entries(project: ProjectId): Promise<readonly LedgerEntry[]>
}

/** @throws AppError `storage-full` or `storage-lost` from every call. */
export function openLedger(): Ledger {
  const store = connect(openRecords)
  const entriesOf = async (records: IDBObjectStore, project: ProjectId) =>
    (await readAll(records, under('ledger', project))) as LedgerEntry[]
  return {
    add: (project, entry) =>
      transact(store, 'readwrite', async (records) => {
        records.put(entry, ['ledger', project, newId()])
        const { cost } = spentOn(await entriesOf(records, project))
        const card = await read<ProjectCard>(records, ['card', project])
        if (card && cost > (card.cost ?? 0)) records.put({ ...card, cost }, ['card', project])
      }),
    entries: async (project) => {
      const found = await transact(store, 'readonly', (records) => entriesOf(records, project))
      return found.toSorted((a, b) => a.at - b.at)
    },
  }
}
