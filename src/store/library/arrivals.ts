import { AppError } from '../../lib/errors.ts'
import { emptyInbox } from '../../services/app/inbox.ts'
import { reportProblem } from '../jobs/problems.ts'
import { whenIdle } from '../jobs/run.ts'
import { useProjectStore } from '../project/store.ts'
import { reportLibrary } from './store.ts'

/** What the system hands over when it opens the app (the manifest's `launch_handler`). */
interface Launch {
  /** Where the launch leads; absent in older versions of Chromium. */
  readonly targetURL?: string
  readonly files: readonly { readonly getFile: () => Promise<File> }[]
}

interface LaunchListeners {
  readonly onFiles: (files: readonly File[]) => void
  readonly onAddress: (address: string) => void
}

/** Moved, deleted or forbidden since: whatever kind of file it was. */
const asUnreadable = (cause: unknown) => new AppError('file-gone', undefined, { cause })

let taking = Promise.resolve()

/**
 * Hands over what other apps shared with this one, one share after the other: the next when the
 * frames of the last are there.
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

/**
 * The word that there was no room is news for so long; later it is an address that somebody kept.
 */
const NEWS_MS = 60_000

/**
 * What was shared could not be kept until the page was there (workers/offline/sw/share.ts), which
 * says when.
 */
export function reportLostShare(at: string): void {
  if (Math.abs(Date.now() - Number(at)) < NEWS_MS) reportLibrary(new AppError('no-space', 'The shared file'))
}

/** A link was dropped where files are taken. */
export function reportLink(address: string): void {
  if (useProjectStore.getState().project) reportProblem('style', 'link-dropped', address)
  else reportLibrary(new AppError('link-dropped', address))
}

/**
 * Hears how the system opens the app, where the browser says so: with files (the manifest's
 * `file_handlers`), or at an address (its `shortcuts`), which an open window is told of and not
 * taken to.
 */
export function followLaunches({ onFiles, onAddress }: LaunchListeners): void {
  const { launchQueue } = window as typeof window & {
    readonly launchQueue?: { readonly setConsumer: (consumer: (launch: Launch) => void) => void }
  }
  launchQueue?.setConsumer(async ({ files, targetURL }) => {
    if (files.length === 0) return targetURL && onAddress(targetURL)
    // One that cannot be read any more is told, and the others are taken.
    const read = await Promise.allSettled(files.map((handle) => handle.getFile()))
    for (const one of read) if (one.status === 'rejected') reportLibrary(asUnreadable(one.reason))
    onFiles(read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
  })
}
