import { IDBKeyRange, indexedDB } from 'fake-indexeddb'

/**
 * Replaces `indexedDB` by an in-memory implementation when the browser refuses storage. It
 * implements the whole standard, so transactions, keys and ranges work as usual and last as long as
 * the page.
 */
export function keepInMemory(): void {
  for (const [name, value] of Object.entries({ indexedDB, IDBKeyRange })) {
    // The browser's own properties are read-only and may throw on access.
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
}
