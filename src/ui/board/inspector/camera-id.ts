import type { ShotId } from '../../../domain/ids.ts'

/** Element id of the button that opens the inspector on a shot, to which the focus returns. */
export const cameraId = (id: ShotId) => `camera-${id}`
