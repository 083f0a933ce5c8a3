import { under } from './schema.ts'

/** Makes a database what this version of the app expects. `from` is 0 for one that is new. */
export type Upgrade = (database: IDBDatabase, change: IDBTransaction, from: number) => void

type KeyOf = (parts: readonly string[]) => IDBValidKey

/** Version 1 was one store for everything; a key began with the kind of its record. */
const OLD_STORE = 'records'

const second: KeyOf = ([, id = '']) => id
const whole: KeyOf = (parts) => [...parts]
const rest: KeyOf = ([, ...parts]) => parts

/** Where each small kind of version 1 goes, and under which key. */
const MAESTRO: readonly (readonly [kind: string, store: string, keyOf: KeyOf])[] = [
  ['project', 'projects', second],
  ['card', 'cards', second],
  ['bytes', 'sizes', second],
  ['writer', 'writers', second],
  ['trash', 'trash', second],
  ['meta', 'meta', second],
  ['catalogue', 'meta', whole],
  ['key', 'meta', whole],
  ['sign-in', 'meta', whole],
]
const WORK: typeof MAESTRO = [
  ['ledger', 'ledger', rest],
  ['sum', 'sums', second],
  ['bills', 'bills', rest],
  ['meta', 'meta', second],
]

/**
 * One version-change transaction: all of it, or nothing. The media stay where they lie, because
 * writing them again would need as much room as they take, and their store gets the name that it
 * is known by from now on. An app of version 1 does not find its store by then, and writes nothing.
 */
export const upgradeMaestro: Upgrade = (database, change, from) => {
  for (const name of new Set(MAESTRO.map(([, store]) => store))) database.createObjectStore(name)
  if (isNew(database, from)) {
    database.createObjectStore('media')
    return
  }
  const old = change.objectStore(OLD_STORE)
  // A Blob, put there to see whether Blobs are taken: it is asked again.
  old.delete(['meta', 'blob-probe'])
  for (const [kind, store, keyOf] of MAESTRO) move(old, kind, change.objectStore(store), keyOf)
  old.name = 'media'
}

/** Here the job notes stay, which lie under their project's id alone. */
export const upgradeWork: Upgrade = (database, change, from) => {
  for (const [, store] of WORK) database.createObjectStore(store)
  if (isNew(database, from)) {
    database.createObjectStore('jobs')
    return
  }
  const old = change.objectStore(OLD_STORE)
  for (const [kind, store, keyOf] of WORK) move(old, kind, change.objectStore(store), keyOf)
  old.name = 'jobs'
}

/** A database without its store was made by somebody who only looked whether it is there. */
const isNew = (database: IDBDatabase, from: number) =>
  from === 0 || !database.objectStoreNames.contains(OLD_STORE)

/** A record at a time, so that a thousand projects are never in memory at once. */
function move(from: IDBObjectStore, kind: string, to: IDBObjectStore, keyOf: KeyOf): void {
  const range = under(kind)
  const cursors = from.openCursor(range)
  cursors.onsuccess = () => {
    const cursor = cursors.result
    if (cursor) {
      if (Array.isArray(cursor.key)) to.put(cursor.value, keyOf(cursor.key.map(String)))
      cursor.continue()
    } else from.delete(range)
  }
}
