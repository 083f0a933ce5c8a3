import { createStore, type UseStore } from 'idb-keyval'

/**
 * One database with one object store and array keys, for all but notes of jobs: `['project', id]`, `['blob', projectId, blobId]`, `['ledger', projectId, entryId]`;
 * beside each project `['card', id]` (the list's line), `['bytes', id]` (the sizes of its blobs), `['writer', id]` (who may write
 * it); a deleted project waits in `['trash', id]`. For the whole app, `['meta', name]`, `['upscaler', 'own']`, `['catalogue', baseUrl]`, `['key', tier]` and `['sign-in', state]`.
 * DO NOT CHANGE THESE NAMES without a migration: everything that people have made is under them.
 */
const DATABASE = 'maestro'
const STORE = 'records'
/** By project: what is under way in it. No call begins before its word is here, so it does not queue behind pictures that are being written. */
const JOBS_DATABASE = 'maestro-jobs'

/** The object store that everything is kept in. Each call makes a connection of its own. */
export function openRecords(): UseStore {
  return createStore(DATABASE, STORE)
}

/** Notes of jobs, by the id of their project. */
export function openJobNotes(): UseStore {
  return createStore(JOBS_DATABASE, STORE)
}

/** All keys that begin with these parts: an array sorts after every shorter one and before `[…, []]`. */
export function under(...parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []])
}
