import type { ShotId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import { createShown } from '../../lib/dom/shown-store.ts'

/** A file that becomes a take: being read, or why it did not. */
interface OwnPicture {
  /** `share`: the downloaded part of the photo formats, 0…1; 1 while the picture is read. */
  readonly reading?: { readonly name: string; readonly share: number }
  readonly problem?: Problem
}

interface OwnPictureState {
  readonly shots: Readonly<Record<ShotId, OwnPicture>>
}

/** By shot; empty where nothing happens. Loaded with the first screen, unlike what fills it. */
export const useOwnPictureStore = createShown<OwnPictureState>(() => ({ shots: {} }))
