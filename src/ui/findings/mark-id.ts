import type { ShotId } from '../../domain/ids.ts'

/** Element id of the mark before a shot. */
export const markId = (id: ShotId) => `finding-${id}`
