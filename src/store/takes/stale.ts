import type { TakeId } from '../../domain/ids.ts'
import type { Change } from '../../domain/takes/mark.ts'
import { createShown } from '../../lib/dom/shown-store.ts'

/** What a person has changed since each take was drawn; without those that are fresh. */
export type StaleTakes = ReadonlyMap<TakeId, readonly Change[]>

/** Loaded with the first screen, unlike what fills it. It follows the project and is not saved. */
export const useStaleStore = createShown<{ readonly stale: StaleTakes }>(() => ({ stale: new Map() }))
