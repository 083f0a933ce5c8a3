import { promisifyRequest } from 'idb-keyval'
import type { ProjectId } from '../../domain/ids.ts'
import { type LedgerEntry, type Stored, withStep } from '../../domain/money/ledger.ts'
import { maestro, maestroJobs } from './database.ts'
import { openEntries } from './ledger.ts'
import { under } from './schema.ts'
import { change, keyValues, look } from './transactions.ts'

/** The flag that marks the old ledger as moved. */
const MOVED = 'ledger-moved'

const media = keyValues(maestro, 'media')
const range = () => under('ledger')

/** Moves the ledger entries that the first versions stored among the media, once. */
export async function moveOldLedger(): Promise<void> {
  if (await look(maestroJobs, ['meta'], ({ meta }) => meta.get(MOVED))) return
  const [keys, entries] = await media('readonly', (store) =>
    Promise.all([
      promisifyRequest<IDBValidKey[]>(store.getAllKeys(range())),
      promisifyRequest<Stored<LedgerEntry>[]>(store.getAll(range())),
    ]),
  )
  await change(maestroJobs, ['ledger', 'sums', 'meta'], async ({ meta, ...stores }) => {
    if (await meta.get(MOVED)) return
    const found = new Map<ProjectId, Map<string, LedgerEntry | undefined>>()
    for (const [i, key] of keys.entries()) {
      if (!Array.isArray(key)) continue
      const project = String(key[1]) as ProjectId
      const changes = found.get(project) ?? new Map<string, LedgerEntry | undefined>()
      const stored = entries[i]
      found.set(project, changes.set(String(key[2]), stored && withStep<LedgerEntry>(stored)))
    }
    const book = openEntries(stores)
    for (const [project, changes] of found) await book.putEntries(project, changes)
    meta.put(true, MOVED)
  })
  // The old entries are dead now. Their deletion queues behind any save in progress, so it is not
  // awaited.
  if (keys.length === 0) return
  media('readwrite', (store) => promisifyRequest(store.delete(range()))).catch(() => undefined)
}
