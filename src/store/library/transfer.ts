import { create } from 'zustand'
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

interface TransferState {
  readonly transfer?: Transfer | undefined
}

export const useTransferStore = create<TransferState>(() => ({}))

let controller: AbortController | undefined

export const cancelTransfer = () => controller?.abort(new AppError('cancelled'))

/** Runs one transfer; refuses a second while the first runs. */
export async function transferring<Result>(
  job: TransferJob,
  work: (onProgress: (share: number) => void, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (controller) throw new AppError('busy-here')
  controller = new AbortController()
  const show = (share: number) => useTransferStore.setState({ transfer: { ...job, share } })
  show(0)
  try {
    return await work(show, controller.signal)
  } finally {
    controller = undefined
    useTransferStore.setState({ transfer: undefined })
  }
}
