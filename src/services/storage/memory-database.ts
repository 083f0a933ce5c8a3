import { IDBKeyRange, indexedDB } from 'fake-indexeddb'

/**
 * Puts a database in memory in the place of the browser's own, which refused: all that is kept goes
 * through the same calls and lives as long as the page. It is the same standard, IndexedDB, whole:
 * what the app knows of transactions, keys and ranges holds.
 */
export function keepInMemory(): void {
  for (const [name, value] of Object.entries({ indexedDB, IDBKeyRange })) {
    // The browser's own are read-only, and may throw when they are named.
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
}
