import type { ShotId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { cardAt } from '../../board/hands/cards.ts'

/** Addresses of the pictures that the cards show now. */
export function shownUrls({ shots }: Project): ReadonlyMap<ShotId, string> {
  const found = new Map<ShotId, string>()
  for (const [place, { id }] of shots.entries()) {
    const picture = cardAt(place)?.element.querySelector('img')
    if (picture?.complete && picture.naturalWidth > 0) found.set(id, picture.src)
  }
  return found
}
