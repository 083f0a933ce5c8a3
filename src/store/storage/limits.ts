import { toProblem } from '../../domain/problem.ts'
import { untilIdle } from '../../lib/dom/idle.ts'
import { whyNothingIsKept } from '../../services/storage/database.ts'
import { watchBlocked } from '../../services/storage/open-database.ts'
import { log, useAppStore } from '../app/store.ts'

/** After an update all tabs reload at once and block each other for a moment. */
const SOON_CLOSED_MS = 1000

/** Shows that other tabs must be closed, while they block the database. */
export function watchOldTabs(): void {
  let telling: ReturnType<typeof setTimeout> | undefined
  watchBlocked((blocked) => {
    clearTimeout(telling)
    if (blocked) telling = setTimeout(() => useAppStore.setState({ heldUp: true }), SOON_CLOSED_MS)
    else useAppStore.setState({ heldUp: false })
  })
}

/** Reports once what this browser or window does not store. */
export async function tellLimits(): Promise<void> {
  // Storage that does not open at all is reported above the list.
  const why = await whyNothingIsKept().catch(() => undefined)
  if (why) useAppStore.setState({ visitOnly: toProblem(why) })
  await untilIdle(1000)
  const { browserLimits } = await import('../../services/app/browser-limits.ts')
  for (const code of await browserLimits()) log({ code })
}
