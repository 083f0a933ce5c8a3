import { create } from 'zustand'
import { AppError } from '../../lib/errors.ts'

interface TransferState {
  /** The file that is being written or read. */
  readonly transfer?: { readonly label: string; readonly share: number } | undefined
}

export const useTransferStore = create<TransferState>(() => ({}))

let controller: AbortController | undefined

export const cancelTransfer = () => controller?.abort(new AppError('cancelled'))

/** One at a time: a second is refused while the first runs. */
export async function transferring<Result>(
  label: string,
  work: (onProgress: (share: number) => void, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (controller) throw new AppError('busy-here')
  controller = new AbortController()
  const show = (share: number) => useTransferStore.setState({ transfer: { label, share } })
  show(0)
  try {
    return await work(show, controller.signal)
  } finally {
    controller = undefined
    useTransferStore.setState({ transfer: undefined })
  }
}
