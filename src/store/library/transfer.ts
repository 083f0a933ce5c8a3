import type { ProjectId } from '../../domain/ids.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError } from '../../lib/errors.ts'

/** A file being exported or imported; `place` counts it among several. */
export interface TransferJob {
  readonly doing: 'exporting' | 'importing' | 'reading'
  readonly file: string
  readonly place?: { readonly one: number; readonly of: number }
}

export interface Transfer extends TransferJob {
  /** 0 to 1. */
  readonly share: number
}

/** What a transfer has brought; among several files, those that came. */
export type TransferDone =
  | { readonly doing: 'exporting'; readonly file: string }
  | { readonly doing: 'importing'; readonly projects: readonly Imported[] }

/** A project that was imported, by the name that it got here. */
export interface Imported {
  readonly id: ProjectId
  readonly name: string
}

interface TransferState {
  readonly transfer?: Transfer | undefined
  /** Shown on the home screen until it is dismissed or left, or another transfer begins. */
  readonly done?: TransferDone | undefined
}

export const useTransferStore = createShown<TransferState>(() => ({}))

export const tellDone = (done: TransferDone) => useTransferStore.setState({ done })
export const dismissDone = () => useTransferStore.setState({ done: undefined })

/** The least step of a bar that is drawn. */
const LEAST_SHOWN = 0.002

let controller: AbortController | undefined

export const cancelTransfer = () => controller?.abort(new AppError('cancelled'))

/** Runs one transfer; refuses a second while the first runs. */
export async function transferring<Result>(
  job: TransferJob,
  work: (onProgress: (share: number) => void, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (controller) throw new AppError('busy-here')
  controller = new AbortController()
  const { signal } = controller
  let shown = -1
  const show = (share: number) => {
    const isSeen = share >= shown + LEAST_SHOWN || share >= 1
    if (!isSeen || signal.aborted) return
    shown = share
    useTransferStore.setState({ transfer: { ...job, share }, done: undefined })
  }
  show(0)
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  try {
    // What a cancelled transfer still has to put away, it puts away unseen.
    return await Promise.race([work(show, signal), aborted])
  } finally {
    controller = undefined
    useTransferStore.setState({ transfer: undefined })
  }
}
