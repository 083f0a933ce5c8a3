import { deviceStore } from '../storage/local.ts'

/** Read by public/first-paint.js before the app is there. */
const HAS_PROJECTS_KEY = 'maestro.has-projects'

/** True where there have been no projects yet; where site data is blocked, always. */
export const isFirstVisit = (): boolean => deviceStore.read(HAS_PROJECTS_KEY) === undefined

/**
 * Remembers whether there are projects here: the words of a first visit are painted at once, and
 * only for it.
 */
export function rememberProjects(some: boolean): void {
  if (some) deviceStore.write(HAS_PROJECTS_KEY, '1')
  else deviceStore.remove(HAS_PROJECTS_KEY)
}
