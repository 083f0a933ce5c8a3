import type { Continuity } from '../board/reference.ts'
import type { ReferenceCount } from '../settings/settings.ts'

/** What boards that do not say follow. */
export interface EarlierWish {
  readonly noFrame?: boolean
  readonly continuity?: Continuity
}

/**
 * What an earlier version had set for the pictures of the whole app: the references of each, 1 to
 * 3. Boards say it themselves now.
 */
export const earlierWish = (stored: ReferenceCount): EarlierWish => ({
  noFrame: stored === 1,
  ...(stored === 3 ? { continuity: 'anchor' } : {}),
})
