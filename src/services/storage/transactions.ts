import { promisifyRequest, type UseStore } from 'idb-keyval'
import { AppError, toAppError } from '../../lib/errors.ts'

/** How long a lost connection gets to come back before the one other try. */
export const SECOND_TRY_MS = 100

export type StoredBlob = Blob | { readonly type: string; readonly buffer: ArrayBuffer }

export function decodeBlob(stored: StoredBlob): Blob {
  return stored instanceof Blob ? stored : new Blob([stored.buffer], { type: stored.type })
}

export const read = <Value>(records: IDBObjectStore, key: IDBValidKey) =>
  promisifyRequest<Value | undefined>(records.get(key))

export const readAll = (records: IDBObjectStore, keys: IDBKeyRange) =>
  promisifyRequest<unknown[]>(records.getAll(keys))

export const readKeys = (records: IDBObjectStore, keys: IDBKeyRange) =>
  promisifyRequest<IDBValidKey[]>(records.getAllKeys(keys))

/** A database with one object store. */
export interface Connection {
  readonly use: UseStore
  /**
   * The next use opens the database anew: the library keeps a connection that it was not told is
   * dead.
   */
  readonly drop: () => void
}

export function connect(open: () => UseStore): Connection {
  let opened = open()
  return {
    use: (mode, work) => opened(mode, work),
    drop: () => {
      opened = open()
    },
  }
}

/**
 * Does work in one transaction: all of it is on disk when this resolves, or nothing. The work may
 * await requests of its transaction only, which closes by itself while anything else is awaited. A
 * connection that was closed under way is opened again, once.
 * @throws AppError `storage-full`, `storage-lost`, and what the work throws.
 */
export async function transact<Result>(
  connection: Connection,
  mode: IDBTransactionMode,
  work: (records: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const once = () => connection.use(mode, (records) => settle(records, work))
  try {
    return await once()
  } catch (error) {
    if (error instanceof AppError || storageError(error).code !== 'storage-lost') throw storageError(error)
  }
  connection.drop()
  await new Promise((resolve) => setTimeout(resolve, SECOND_TRY_MS))
  return once().catch((error: unknown) => {
    throw storageError(error)
  })
}

async function settle<Result>(
  records: IDBObjectStore,
  work: (records: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const { transaction } = records
  const done = promisifyRequest(transaction)
  done.catch(() => undefined)
  try {
    const result = await work(records)
    await done
    return result
  } catch (error) {
    try {
      // What was asked for before the failure would be carried out all the same.
      transaction.abort()
    } catch {
      // It has ended already.
    }
    throw transaction.error ?? error
  }
}

/**
 * A database's failure. A transaction that is torn down ends with an AbortError or with no reason
 * at all: here neither is a person's cancel.
 */
export function storageError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error === null || (error instanceof Error && error.name === 'AbortError')) {
    return new AppError('storage-lost', undefined, { cause: error })
  }
  // Chromium with site data blocked: the name of the error alone could be a broken disk as well.
  if (error instanceof Error && error.name === 'UnknownError' && /denied permission/.test(error.message)) {
    return new AppError('storage-refused', undefined, { cause: error })
  }
  return toAppError(error)
}
