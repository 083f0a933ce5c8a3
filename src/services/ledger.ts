import type { ProjectId } from '../domain/ids.ts'
import { type LedgerEntry, spentOn } from '../domain/ledger.ts'
import type { ProjectCard } from '../domain/project-card.ts'
import { gather } from '../lib/gather.ts'
import { openRecords, under } from './records.ts'
import { connect, read, readAll, readKeys, transact } from './transactions.ts'

/**
 * What calls have cost, project by project. An entry is written before its call leaves, again with what came of it, and taken
 * out where that cost nothing. The sum stands on the project's card as well.
 * Each throws AppError `storage-full` or `storage-lost`.
 */
export interface Ledger {
  write(project: ProjectId, id: string, entry: LedgerEntry): Promise<void>
  remove(project: ProjectId, id: string): Promise<void>
  /** By their ids. */
  entries(project: ProjectId): Promise<ReadonlyMap<string, LedgerEntry>>
}

interface Change {
  readonly project: ProjectId
  readonly id: string
  /** Absent where it is taken out. */
  readonly entry?: LedgerEntry
}

export function openLedger(): Ledger {
  const store = connect(openRecords)
  const entriesOf = async (records: IDBObjectStore, project: ProjectId) =>
    (await readAll(records, under('ledger', project))) as LedgerEntry[]
  const change = gather<Change>((changes) =>
    transact(store, 'readwrite', async (records) => {
      for (const { project, id, entry } of changes) {
        if (entry) records.put(entry, ['ledger', project, id])
        else records.delete(['ledger', project, id])
      }
      for (const project of new Set(changes.map((one) => one.project))) {
        const { cost } = spentOn(await entriesOf(records, project))
        const card = await read<ProjectCard>(records, ['card', project])
        if (card && cost > (card.cost ?? 0)) records.put({ ...card, cost }, ['card', project])
      }
    }),
  )
  return {
    write: (project, id, entry) => change({ project, id, entry }),
    remove: (project, id) => change({ project, id }),
    entries: (project) =>
      transact(store, 'readonly', async (records) => {
        const [keys, values] = await Promise.all([
          readKeys(records, under('ledger', project)),
          entriesOf(records, project),
        ])
        const ids = keys.map((key) => String(Array.isArray(key) ? key[2] : key))
        return new Map(values.map((entry, i) => [ids[i] ?? '', entry]))
      }),
  }
}
