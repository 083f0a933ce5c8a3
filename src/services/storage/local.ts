/**
 * The small stores that write at once. Browsers that block site data throw where one is merely
 * named, and a full one throws at a write: here both answer "none".
 */
export interface LocalStore {
  /** Undefined where there is nothing, and where it is blocked. */
  readonly read: (key: string) => string | undefined
  /** @returns false where it is blocked or full. */
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

/** Stays on the device, and is shared by all tabs. */
export const deviceStore = openStore(() => localStorage)

/** Stays with the tab: survives a reload and goes when the tab is closed. */
export const tabStore = openStore(() => sessionStorage)
