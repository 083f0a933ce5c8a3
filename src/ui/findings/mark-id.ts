import type { PlaceKey } from '../../domain/findings/finding-place.ts'

/** Element id of a finding's mark. */
export const markId = (at: PlaceKey) => `finding-${at}`
