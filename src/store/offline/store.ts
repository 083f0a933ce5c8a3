import { type Problem, problemOf } from '../../domain/problem.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { isCancel } from '../../lib/errors.ts'
import {
  keepPart,
  lookAtParts,
  OFFLINE_PARTS,
  type OfflinePart,
  type PartState,
  removeParts,
} from '../../services/offline/offline.ts'
import { askToPersist } from '../../services/storage/space.ts'
import { log } from '../app/store.ts'
import { useSettingsStore } from '../settings/store.ts'

export type { PartState }

interface OfflineState {
  /** Absent until first checked. */
  readonly parts?: Readonly<Record<OfflinePart, PartState>>
  /** The part being downloaded or verified, and its share done, 0…1. */
  readonly working?: { readonly part: OfflinePart; readonly share: number } | undefined
  readonly problem?: Problem | undefined
}

export const useOfflineStore = createShown<OfflineState>(() => ({}))

const chosenModel = () => useSettingsStore.getState().settings.upscale.model

/** Checks which parts are on this device. */
export async function lookOffline(): Promise<void> {
  try {
    useOfflineStore.setState({ parts: await lookAtParts(chosenModel()) })
  } catch (error) {
    useOfflineStore.setState({ problem: problemOf(error) })
  }
}

let running: AbortController | undefined

/** Downloads every part that the app needs offline, and verifies those present. */
export async function keepOffline(): Promise<void> {
  if (running) return
  running = new AbortController()
  const { signal } = running
  // Without persistence a browser may evict everything when the disk is nearly full. It may refuse;
  // downloads work all the same.
  void askToPersist()
  useOfflineStore.setState({ problem: undefined })
  try {
    for (const part of OFFLINE_PARTS) {
      const onShare = (share: number) => useOfflineStore.setState({ working: { part, share } })
      onShare(0)
      await keepPart(part, chosenModel(), onShare, signal)
      await lookOffline()
    }
    log({ code: 'offline-ready' })
  } catch (error) {
    if (!isCancel(error)) useOfflineStore.setState({ problem: problemOf(error) })
  } finally {
    running = undefined
    useOfflineStore.setState({ working: undefined })
    await lookOffline()
  }
}

/** Cancels the download; complete parts stay. */
export function cancelOffline(): void {
  running?.abort(new DOMException('Cancelled', 'AbortError'))
}

/** Deletes the downloaded parts. */
export async function removeOffline(): Promise<void> {
  try {
    await removeParts()
    log({ code: 'offline-removed' })
  } catch (error) {
    useOfflineStore.setState({ problem: problemOf(error) })
  }
  await lookOffline()
}
