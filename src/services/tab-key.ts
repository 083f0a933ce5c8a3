const TAB_KEY = 'maestro.key'

/** The key of this tab: it survives a reload and goes with the tab. */
export function loadTabKey(): string {
  try {
    return sessionStorage.getItem(TAB_KEY) ?? ''
  } catch {
    // Browsers that block site data throw: the key then holds until the page is closed.
    return ''
  }
}

export function saveTabKey(key: string): void {
  try {
    if (key === '') sessionStorage.removeItem(TAB_KEY)
    else sessionStorage.setItem(TAB_KEY, key)
  } catch {
    // As above.
  }
}
