import { OPENROUTER_ORIGIN } from '../../lib/address.ts'

const TAB_KEY = 'maestro.key'

const nameFor = (origin: string) => (origin === OPENROUTER_ORIGIN ? TAB_KEY : `${TAB_KEY}:${origin}`)

/** This tab's key for an origin: it survives a reload and goes with the tab. */
export function loadTabKey(origin: string): string {
  try {
    return sessionStorage.getItem(nameFor(origin)) ?? ''
  } catch {
    // Browsers that block site data throw: the key then holds until the page is closed.
    return ''
  }
}

export function saveTabKey(origin: string, key: string): void {
  try {
    if (key === '') sessionStorage.removeItem(nameFor(origin))
    else sessionStorage.setItem(nameFor(origin), key)
  } catch {
    // As above.
  }
}
