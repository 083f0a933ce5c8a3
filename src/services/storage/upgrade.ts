import { under } from './schema.ts'

/** Upgrades a database to this version's schema. `from` is 0 for a new one. */
export type Upgrade = (database: IDBDatabase, change: IDBTransaction, from: number) => void

type KeyOf = (parts: readonly string[]) => IDBValidKey

/** Version 1 had one store for everything; a key began with its record's kind. */
const OLD_STORE = 'records'

const second: KeyOf = ([, id = '']) => id
const whole: KeyOf = (parts) => [...parts]
const rest: KeyOf = ([, ...parts]) => parts

/** The target store and key of each small kind of version 1. */
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

/** One version-change transaction, step by step. */
export const upgradeMaestro: Upgrade = (database, change, from) => {
  if (from < 2) splitRecords(database, change, from)
  // Version 3 has versions of boards. Nothing else moves.
  database.createObjectStore('versions')
}

/**
 * The media stay in their store, because rewriting them would need as much room again; the store is
 * renamed. An app of version 1 then finds no store and writes nothing.
 */
const splitRecords: Upgrade = (database, change, from) => {
  for (const name of new Set(MAESTRO.map(([, store]) => store))) database.createObjectStore(name)
  if (isNew(database, from)) {
    database.createObjectStore('media')
    return
  }
  const old = change.objectStore(OLD_STORE)
  // The probe for Blob support; it is made anew.
  old.delete(['meta', 'blob-probe'])
  for (const [kind, store, keyOf] of MAESTRO) move(old, kind, change.objectStore(store), keyOf)
  old.name = 'media'
}

/** The job notes stay in this store; their key is the project's id alone. */
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

/** A database without its store was created by code that only checked for its existence. */
const isNew = (database: IDBDatabase, from: number) =>
  from === 0 || !database.objectStoreNames.contains(OLD_STORE)

/** One record at a time, so that a thousand projects never fill the memory. */
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
