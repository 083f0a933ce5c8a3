import type { ShotId } from '../../../domain/ids.ts'

/** Element id of a shot's button on the strip. */
export const stripId = (id: ShotId) => `strip-${id}`
