import { AppError } from '../../lib/errors.ts'
import { emptyInbox } from '../../services/app/inbox.ts'
import { reportProblem } from '../jobs/problems.ts'
import { whenIdle } from '../jobs/running.ts'
import { useProjectStore } from '../project/store.ts'
import { reportLibrary } from './store.ts'

/** A launch by the system (the manifest's `launch_handler`). */
interface Launch {
  /** The launch address; absent in older Chromium. */
  readonly targetURL?: string
  readonly files: readonly { readonly getFile: () => Promise<File> }[]
}

interface LaunchListeners {
  readonly onFiles: (files: readonly File[]) => void
  readonly onAddress: (address: string) => void
}

/** The file was moved, deleted or forbidden since. */
const asUnreadable = (cause: unknown) => new AppError('file-gone', undefined, { cause })

let taking = Promise.resolve()

/**
 * Passes files shared by other apps to `take`, one share after the other: the next when the frames
 * of the last are there.
 */
export function takeShared(take: (files: readonly File[]) => Promise<void>): Promise<void> {
  taking = taking
    .catch(() => undefined)
    .then(async () => {
      for await (const files of emptyInbox()) {
        await take(files)
        await whenIdle()
      }
    })
  return taking
}

/** After this time a failed share in the address is a bookmark, not news. */
const NEWS_MS = 60_000

/**
 * Reports a share that the service worker could not store before the page was open
 * (workers/offline/sw/share.ts); `at` is its time.
 */
export function reportLostShare(at: string): void {
  if (Math.abs(Date.now() - Number(at)) < NEWS_MS)
    reportLibrary(new AppError('no-space', { code: 'shared-file' }))
}

/** Reports a link that was dropped in place of a file. */
export function reportLink(address: string): void {
  if (useProjectStore.getState().project) reportProblem('style', 'link-dropped', address)
  else reportLibrary(new AppError('link-dropped', address))
}

/**
 * Follows launches by the system: with files (the manifest's `file_handlers`) or with an address
 * (its `shortcuts`), which the browser reports to an open window without navigating.
 */
export function followLaunches({ onFiles, onAddress }: LaunchListeners): void {
  const { launchQueue } = window as typeof window & {
    readonly launchQueue?: { readonly setConsumer: (consumer: (launch: Launch) => void) => void }
  }
  launchQueue?.setConsumer(async ({ files, targetURL }) => {
    if (files.length === 0) return targetURL && onAddress(targetURL)
    // Report unreadable files and take the others.
    const read = await Promise.allSettled(files.map((handle) => handle.getFile()))
    for (const one of read) if (one.status === 'rejected') reportLibrary(asUnreadable(one.reason))
    onFiles(read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
  })
}
