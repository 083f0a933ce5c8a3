import { deviceStore } from '../storage/local.ts'

/** public/first-paint.js reads this key before the app is loaded. */
const HAS_PROJECTS_KEY = 'maestro.has-projects'

/** True when no project is known on this device; always true where site data is blocked. */
export const isFirstVisit = (): boolean => deviceStore.read(HAS_PROJECTS_KEY) === undefined

/**
 * Stores whether projects exist, so that the first paint shows the welcome text only on a first
 * visit.
 */
export function rememberProjects(some: boolean): void {
  if (some) deviceStore.write(HAS_PROJECTS_KEY, '1')
  else deviceStore.remove(HAS_PROJECTS_KEY)
}
