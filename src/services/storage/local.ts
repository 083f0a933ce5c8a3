/**
 * A synchronous store. Browsers that block site data throw on access, a full store throws on write;
 * both are reported as values here.
 */
export interface LocalStore {
  /** Undefined when missing or blocked. */
  readonly read: (key: string) => string | undefined
  /** @returns false when blocked or full. */
  readonly write: (key: string, text: string) => boolean
  readonly remove: (key: string) => void
}

function openStore(area: () => Storage): LocalStore {
  const attempt = <Result>(work: (storage: Storage) => Result): Result | undefined => {
    try {
      return work(area())
    } catch {
      return undefined
    }
  }
  return {
    read: (key) => attempt((storage) => storage.getItem(key)) ?? undefined,
    write: (key, text) =>
      attempt((storage) => {
        storage.setItem(key, text)
        return true
      }) ?? false,
    remove: (key) => {
      attempt((storage) => storage.removeItem(key))
    },
  }
}

/** localStorage: persists on the device, shared by all tabs. */
export const deviceStore = openStore(() => localStorage)

/** sessionStorage: one tab, survives a reload. */
export const tabStore = openStore(() => sessionStorage)
