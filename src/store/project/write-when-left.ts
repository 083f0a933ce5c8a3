import type { ProjectId } from '../../domain/ids.ts'
import { isWritten } from '../../services/app/tabs.ts'

/** How often a tab that only reads looks for the one that writes, in milliseconds. */
const LOOK_MS = 3000
/** Looks in a row that find none: a tab that reloads is back sooner. */
const LOOKS = 2

let timer: ReturnType<typeof setInterval> | undefined

/**
 * Makes this tab the writer of a project that it reads, once the tab that wrote it is gone. Ends
 * when `isRead` is false, and with the next call.
 */
export function writeWhenLeft(id: ProjectId, isRead: () => boolean, takeOver: () => Promise<void>): void {
  clearInterval(timer)
  let without = 0
  const own = setInterval(async () => {
    without = (await isWritten(id)) ? 0 : without + 1
    if (isRead() && without < LOOKS) return
    clearInterval(own)
    if (isRead()) await takeOver()
  }, LOOK_MS)
  timer = own
}
