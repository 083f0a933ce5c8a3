import type { ProjectId } from '../../domain/ids.ts'
import { createShown } from '../../lib/dom/shown-store.ts'

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
  /** Shown until it is dismissed, the screen is left, or another transfer begins. */
  readonly done?: TransferDone | undefined
}

export const useTransferStore = createShown<TransferState>(() => ({}))

export const tellDone = (done: TransferDone) => useTransferStore.setState({ done })
export const dismissDone = () => useTransferStore.setState({ done: undefined })
