import { emptyInbox } from '../services/inbox.ts'

interface Launch {
  readonly files: readonly { readonly getFile: () => Promise<File> }[]
}

/** Files that another app shared with this one. */
export const takeShared = () => emptyInbox()

/** Calls `onFiles` with the files that the system opens with the app, where the browser can (the manifest's `file_handlers`). */
export function followLaunches(onFiles: (files: readonly File[]) => void): void {
  const { launchQueue } = window as typeof window & {
    readonly launchQueue?: { readonly setConsumer: (consumer: (launch: Launch) => void) => void }
  }
  launchQueue?.setConsumer(async ({ files }) => {
    if (files.length > 0) onFiles(await Promise.all(files.map((handle) => handle.getFile())))
  })
}
