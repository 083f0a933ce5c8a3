import { toProblem } from '../../domain/problem.ts'
import { untilIdle } from '../../lib/dom/idle.ts'
import { whyNothingIsKept } from '../../services/storage/database.ts'
import { watchBlocked } from '../../services/storage/open-database.ts'
import { log, useAppStore } from '../app/store.ts'

/** After an update all tabs reload at once, and hold each other up for a moment. */
const SOON_CLOSED_MS = 1000

/** Says that other tabs must be closed, for as long as they must. */
export function watchOldTabs(): void {
  let telling: ReturnType<typeof setTimeout> | undefined
  watchBlocked((blocked) => {
    clearTimeout(telling)
    if (blocked) telling = setTimeout(() => useAppStore.setState({ heldUp: true }), SOON_CLOSED_MS)
    else useAppStore.setState({ heldUp: false })
  })
}

/** Says once what this browser, or this window of it, does not keep. */
export async function tellLimits(): Promise<void> {
  // What cannot be opened at all is said above the list.
  const why = await whyNothingIsKept().catch(() => undefined)
  if (why) useAppStore.setState({ visitOnly: toProblem(why) })
  await untilIdle(1000)
  const { browserLimits } = await import('../../services/app/browser-limits.ts')
  for (const limit of await browserLimits()) log(limit)
}
