/** Read by public/first-paint.js before the app is there. */
const HAS_PROJECTS_KEY = 'maestro.has-projects'

/** True where there have been no projects yet. */
export function isFirstVisit(): boolean {
  try {
    return localStorage.getItem(HAS_PROJECTS_KEY) === null
  } catch {
    return true
  }
}

/**
 * Remembers whether there are projects here: the words of a first visit are painted at once, and
 * only for it.
 */
export function rememberProjects(some: boolean): void {
  try {
    if (some) localStorage.setItem(HAS_PROJECTS_KEY, '1')
    else localStorage.removeItem(HAS_PROJECTS_KEY)
  } catch {
    // Where site data is blocked every visit is a first one.
  }
}
