import { del, promisifyRequest, set, type UseStore } from 'idb-keyval'
import type { ProjectId } from '../domain/ids.ts'
import type { LedgerEntry } from '../domain/ledger.ts'
import { openRecords, under } from './records.ts'

/**
 * What calls have cost, project by project. An entry is written before its call leaves, again with what came of it, and taken
 * out where that cost nothing.
 * Each throws a DOMException of the database.
 */
export interface Ledger {
  write(project: ProjectId, id: string, entry: LedgerEntry): Promise<void>
  remove(project: ProjectId, id: string): Promise<void>
  /** By their ids. */
  entries(project: ProjectId): Promise<ReadonlyMap<string, LedgerEntry>>
}

export function openLedger(): Ledger {
  let store: UseStore | undefined
  const records = () => {
    store ??= openRecords()
    return store
  }
  return {
    write: (project, id, entry) => set(['ledger', project, id], entry, records()),
    remove: (project, id) => del(['ledger', project, id], records()),
    entries: (project) =>
      records()('readonly', async (all) => {
        const range = under('ledger', project)
        const [keys, values] = await Promise.all([
          promisifyRequest(all.getAllKeys(range)),
          promisifyRequest(all.getAll(range)),
        ])
        return new Map(keys.map((key, i) => [String(Array.isArray(key) ? key[2] : key), values[i]]))
      }),
  }
}
