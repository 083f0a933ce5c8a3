import { promisifyRequest, set, type UseStore } from 'idb-keyval'
import type { ProjectId } from '../domain/ids.ts'
import type { LedgerEntry } from '../domain/ledger.ts'
import { newId } from '../lib/ids.ts'
import { openRecords, under } from './records.ts'

/** What calls have cost, project by project. An entry is written once and never changed. */
export interface Ledger {
  /** @throws DOMException of the database. */
  add(project: ProjectId, entry: LedgerEntry): Promise<void>
  entries(project: ProjectId): Promise<readonly LedgerEntry[]>
}

export function openLedger(): Ledger {
  let store: UseStore | undefined
  const records = () => {
    store ??= openRecords()
    return store
  }
  return {
    add: (project, entry) => set(['ledger', project, newId()], entry, records()),
    entries: async (project) => {
      const found = await records()('readonly', (all) =>
        promisifyRequest(all.getAll(under('ledger', project))),
      )
      return (found as LedgerEntry[]).toSorted((a, b) => a.at - b.at)
    },
  }
}
