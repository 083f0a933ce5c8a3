import { AppError } from '../../lib/errors.ts'
import { type TransferJob, useTransferStore } from './transfer.ts'

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
