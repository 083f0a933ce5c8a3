import { AppError } from '../../lib/errors.ts'
import { storageError } from './storage-error.ts'
import type { Upgrade } from './upgrade.ts'

/** The databases that were not there when this page opened them. */
const made = new Set<string>()

export const isMadeAnew = (name: string): boolean => made.has(name)

/**
 * Opens a database and upgrades data of an earlier version. A tab with an earlier version blocks
 * the upgrade: this waits until it closes, and reports it through `watchBlocked`. When another tab
 * needs a later version, this connection closes.
 * @param onClosed called when the connection is closed.
 * @throws AppError `storage-newer` for a database of a later version, `storage-not-upgraded` when
 * the upgrade failed and was rolled back; else the browser's error.
 */
export function openDatabase(
  name: string,
  version: number,
  upgrade: Upgrade,
  onClosed: () => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version)
    let from = 0
    let why: unknown
    request.onupgradeneeded = ({ oldVersion }) => {
      setBlocked(request, false)
      const { transaction, result } = request
      from = oldVersion
      if (oldVersion === 0) made.add(name)
      if (!transaction) return
      transaction.onabort = () => {
        why ??= transaction.error
      }
      try {
        upgrade(result, transaction, oldVersion)
      } catch (error) {
        why = error
        transaction.abort()
      }
    }
    request.onblocked = () => setBlocked(request, true)
    request.onsuccess = () => {
      setBlocked(request, false)
      const { result } = request
      result.onclose = onClosed
      result.onversionchange = () => {
        result.close()
        onClosed()
      }
      resolve(result)
    }
    request.onerror = () => {
      setBlocked(request, false)
      const cause = why ?? request.error
      reject(from === 0 ? cause : new AppError('storage-not-upgraded', storageError(cause).detail, { cause }))
    }
  })
}

const blocked = new Set<IDBOpenDBRequest>()
let onBlocked: ((blocked: boolean) => void) | undefined

function setBlocked(request: IDBOpenDBRequest, waits: boolean): void {
  if (waits) blocked.add(request)
  else blocked.delete(request)
  onBlocked?.(blocked.size > 0)
}

/** Calls back when another tab's earlier version starts or stops blocking the upgrade. */
export function watchBlocked(listener: (blocked: boolean) => void): void {
  onBlocked = listener
  listener(blocked.size > 0)
}
