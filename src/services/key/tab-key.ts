import { OPENROUTER_ORIGIN } from '../../lib/address.ts'
import { tabStore } from '../storage/local.ts'

const TAB_KEY = 'maestro.key'

const nameFor = (origin: string) => (origin === OPENROUTER_ORIGIN ? TAB_KEY : `${TAB_KEY}:${origin}`)

/**
 * This tab's key for an origin: it survives a reload and ends with the tab. Where site data is
 * blocked, it lasts until the page closes.
 */
export const loadTabKey = (origin: string): string => tabStore.read(nameFor(origin)) ?? ''

export function saveTabKey(origin: string, key: string): void {
  if (key === '') tabStore.remove(nameFor(origin))
  else tabStore.write(nameFor(origin), key)
}
