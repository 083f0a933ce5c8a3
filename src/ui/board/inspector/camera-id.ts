import type { ShotId } from '../../../domain/ids.ts'

/** Element id of the button that opens the inspector on a shot, to which the focus returns. */
export const cameraId = (id: ShotId) => `camera-${id}`

/** Where the focus returns to from a shot's inspector: its card, else its row, else its picture. */
export const shotHome = (id: ShotId): HTMLElement | null =>
  document.getElementById(cameraId(id)) ??
  document.getElementById(`cell-${id}-number`) ??
  document.getElementById(`strip-${id}`)
