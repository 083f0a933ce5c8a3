import type { DBSchema, StoreKey, StoreNames, StoreValue } from 'idb'
import { promisifyRequest, type UseStore } from 'idb-keyval'
import { AppError } from '../../lib/errors.ts'
import { type Database, SECOND_TRY_MS, whyNothingIsKept } from './database.ts'
import { loadMigrations, MigrationsNeeded } from './records.ts'
import type { MaestroData } from './schema.ts'
import { storageError } from './storage-error.ts'

type StoreName<Data extends DBSchema> = StoreNames<Data> & string

/** The read operations of a store in a transaction. */
export interface ReadableStore<Data extends DBSchema, Name extends StoreName<Data>> {
  get(key: StoreKey<Data, Name>): Promise<StoreValue<Data, Name> | undefined>
  getAll(range?: IDBKeyRange): Promise<StoreValue<Data, Name>[]>
  /** The first key in a range. */
  getKey(range: IDBKeyRange): Promise<StoreKey<Data, Name> | undefined>
  getAllKeys(range?: IDBKeyRange): Promise<StoreKey<Data, Name>[]>
}

/** Writes are not awaited: a failed one aborts the transaction, whose end is awaited. */
export interface WritableStore<Data extends DBSchema, Name extends StoreName<Data>>
  extends ReadableStore<Data, Name> {
  put(value: StoreValue<Data, Name>, key: StoreKey<Data, Name>): void
  delete(keys: StoreKey<Data, Name> | IDBKeyRange): void
}

/** The stores of `maestro`, typed for the functions of services/storage. */
export type Readable<Name extends StoreName<MaestroData>> = ReadableStore<MaestroData, Name>
export type Writable<Name extends StoreName<MaestroData>> = WritableStore<MaestroData, Name>

/**
 * Reads in one transaction over the named stores only, so that others do not queue. `act` may await
 * nothing but its stores, because a transaction commits as soon as anything else is awaited.
 * @throws AppError `storage-full`, `storage-lost`, `storage-newer`, and what `act` throws.
 */
export const look = <Data extends DBSchema, Name extends StoreName<Data>, Result>(
  database: Database<Data>,
  names: readonly Name[],
  act: (stores: { readonly [N in Name]: ReadableStore<Data, N> }) => Promise<Result>,
): Promise<Result> => transact(database, names, 'readonly', act)

/** The same for writing; resolves once everything is on disk. */
export const change = <Data extends DBSchema, Name extends StoreName<Data>, Result>(
  database: Database<Data>,
  names: readonly Name[],
  act: (stores: { readonly [N in Name]: WritableStore<Data, N> }) => Promise<Result>,
): Promise<Result> => transact(database, names, 'readwrite', act)

/** A store of single values, for idb-keyval. */
export const keyValues =
  <Data extends DBSchema>(database: Database<Data>, name: StoreName<Data>): UseStore =>
  (mode, act) =>
    twice(database, async (opened) => act(opened.transaction(name, mode).objectStore(name)))

async function transact<Data extends DBSchema, Name extends StoreName<Data>, Result>(
  database: Database<Data>,
  names: readonly Name[],
  mode: 'readonly' | 'readwrite',
  act: (stores: { readonly [N in Name]: WritableStore<Data, N> }) => Promise<Result>,
): Promise<Result> {
  const run = () =>
    twice(database, (opened) => {
      const transaction = opened.transaction([...names], mode)
      const stores: unknown = Object.fromEntries(
        names.map((name) => [name, storeOf(transaction.objectStore(name))]),
      )
      return settle(transaction, () => act(stores as { [N in Name]: WritableStore<Data, N> }))
    }).then((result) => {
      if (mode === 'readwrite') isFull = false
      return result
    })
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof MigrationsNeeded)) throw error
  }
  await loadMigrations()
  return run()
}

/** A full disk, until something is written: the connection ends, and does not open again. */
let isFull = false

function whyNot(error: unknown): AppError {
  const known = storageError(error)
  isFull ||= known.code === 'storage-full'
  return isFull && known.code === 'storage-lost'
    ? new AppError('storage-full', { code: 'no-byte-left' }, { cause: error })
    : known
}

/** Retries once on a new connection when the connection was closed. */
async function twice<Data extends DBSchema, Result>(
  database: Database<Data>,
  act: (opened: IDBDatabase) => Promise<Result>,
): Promise<Result> {
  await whyNothingIsKept()
  const once = async () => act(await database.use())
  try {
    return await once()
  } catch (error) {
    if (error instanceof MigrationsNeeded) throw error
    if (error instanceof AppError || storageError(error).code !== 'storage-lost') throw whyNot(error)
  }
  database.drop()
  await new Promise((resolve) => setTimeout(resolve, SECOND_TRY_MS))
  return once().catch((error: unknown) => {
    throw whyNot(error)
  })
}

function storeOf<Data extends DBSchema, Name extends StoreName<Data>>(
  store: IDBObjectStore,
): WritableStore<Data, Name> {
  return {
    get: (key) => promisifyRequest(store.get(key)),
    getAll: (range) => promisifyRequest(store.getAll(range)),
    getKey: (range) => promisifyRequest<IDBValidKey | undefined>(store.getKey(range)) as Promise<never>,
    getAllKeys: (range) => promisifyRequest<IDBValidKey[]>(store.getAllKeys(range)) as Promise<never>,
    put: (value, key) => void store.put(value, key),
    delete: (keys) => void store.delete(keys),
  }
}

async function settle<Result>(transaction: IDBTransaction, act: () => Promise<Result>): Promise<Result> {
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  ended.catch(() => undefined)
  try {
    const result = await act()
    await ended
    return result
  } catch (error) {
    try {
      // Requests made before the failure would still be committed.
      transaction.abort()
    } catch {
      // It has ended already.
    }
    throw transaction.error ?? error
  }
}
