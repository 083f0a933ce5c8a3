import { deviceStore } from '../storage/local.ts'

/** src/first-paint.ts reads this key before the app is loaded. */
const HAS_PROJECTS_KEY = 'maestro.has-projects'
const LOST_KEY = 'maestro.projects-lost'

/** True when no project is known on this device; always true where site data is blocked. */
export const isFirstVisit = (): boolean => deviceStore.read(HAS_PROJECTS_KEY) === undefined

/**
 * Stores whether projects exist, so that the first paint shows the welcome text only on a first
 * visit, and so that a loss is noticed. Call only while the database persists.
 */
export function rememberProjects(some: boolean): void {
  if (some) deviceStore.write(HAS_PROJECTS_KEY, '1')
  else deviceStore.remove(HAS_PROJECTS_KEY)
}

/**
 * Notes that the browser has lost the projects, where some are known. Call when the database had to
 * be made anew: Chromium deletes one that it cannot read after the disk was without a free byte.
 */
export function noteLostProjects(): void {
  if (!isFirstVisit()) deviceStore.write(LOST_KEY, '1')
}

/** True from a loss on until somebody has been told, in this visit or a later one. */
export const areProjectsLost = (): boolean => deviceStore.read(LOST_KEY) !== undefined

export const forgetLostProjects = (): void => deviceStore.remove(LOST_KEY)
