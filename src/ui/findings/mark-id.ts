import type { StandKey } from '../../domain/findings/stand.ts'

/** Element id of the mark of what stands somewhere. */
export const markId = (at: StandKey) => `finding-${at}`
