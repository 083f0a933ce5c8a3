import { createStore, type UseStore } from 'idb-keyval'

/**
 * One database, one object store, array keys: `['project', id]`, `['blob', projectId, blobId]`, `['ledger', projectId, entryId]`,
 * and, for the whole app, `['upscaler', 'own']`, `['catalogue', baseUrl]`, `['key', tier]` and `['sign-in', state]`.
 * DO NOT CHANGE THESE NAMES without a migration: everything that people have made is under them.
 */
const DATABASE = 'maestro'
const STORE = 'records'

/** The object store that everything is kept in. Each call makes a connection of its own. */
export function openRecords(): UseStore {
  return createStore(DATABASE, STORE)
}

/** All keys that begin with these parts: an array sorts after every shorter one and before `[…, []]`. */
export function under(...parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []])
}
