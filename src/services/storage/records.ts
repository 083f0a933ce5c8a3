import { createStore, type UseStore } from 'idb-keyval'
import { AppError } from '../../lib/errors.ts'
import { SECOND_TRY_MS, storageError } from './transactions.ts'

/**
 * One database with one object store and array keys, for all but work under way: `['project', id]`,
 * `['blob', projectId, blobId]`; beside each project `['card', id]` (the list's line), `['bytes',
 * id]` (the sizes of its blobs), `['writer', id]` (who may write it); a deleted project waits in
 * `['trash', id]`. For the whole app, `['meta', name]`, `['upscaler', 'own']`, `['catalogue',
 * baseUrl]`, `['key', tier]` and `['sign-in', state]`. DO NOT CHANGE THESE NAMES without a
 * migration: everything that people have made is under them.
 */
const DATABASE = 'maestro'
const STORE = 'records'
/**
 * What is under way in a project, under its id, and what calls have cost: `['ledger', projectId,
 * entryId]`, their known sum `['sum', projectId]`, and each model's latest bills `['bills', role,
 * model]`. A database of its own, because no call begins before its word is here: Firefox runs one
 * writing transaction a database, whatever its stores, and pictures that are being saved take long.
 */
const WORK_DATABASE = 'maestro-jobs'

/** The object store that everything is kept in. Each call makes a connection of its own. */
export function openRecords(): UseStore {
  return open(DATABASE)
}

/** The object store of what is under way and what it cost. */
export function openWork(): UseStore {
  return open(WORK_DATABASE)
}

function open(name: string): UseStore {
  let store: UseStore | undefined
  return async (mode, work) => {
    await whyNothingIsKept()
    store ??= createStore(name, STORE)
    return store(mode, work)
  }
}

let asked: Promise<AppError | undefined> | undefined

/**
 * Opens the database once, before anything else is asked of it. Where that fails twice, one in
 * memory takes its place until the page is closed, and nobody above knows the difference: what
 * cannot be kept must be told from here.
 * @returns undefined where all is kept, else why nothing is: AppError `storage-refused`,
 * `storage-full` or `storage-lost`.
 */
export function whyNothingIsKept(): Promise<AppError | undefined> {
  asked ??= tryDatabase().catch((error: unknown) => {
    asked = undefined
    throw error
  })
  return asked
}

async function tryDatabase(): Promise<AppError | undefined> {
  const once = () => createStore(DATABASE, STORE)('readonly', ({ transaction }) => transaction.db.close())
  const again = () => new Promise((resolve) => setTimeout(resolve, SECOND_TRY_MS)).then(once)
  try {
    await once().catch(again)
    return undefined
  } catch (error) {
    const { keepInMemory } = await import('./memory-database.ts')
    keepInMemory()
    const why = storageError(error)
    // Missing, or forbidden: each browser has its own words for it.
    const refused = why.code !== 'storage-full' && why.code !== 'storage-lost'
    return refused ? new AppError('storage-refused', undefined, { cause: error }) : why
  }
}

/**
 * All keys that begin with these parts: an array sorts after every shorter one and before `[…,
 * []]`.
 */
export function under(...parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []])
}
