import type { ShotId } from '../ids.ts'

/**
 * What is shown in the place of a shot that left the board: the next one of the earlier order that
 * is still there, else the one before it; undefined where that order does not name the shot.
 */
export function standIn(
  earlier: readonly ShotId[],
  gone: ShotId | undefined,
  there: readonly ShotId[],
): ShotId | undefined {
  const place = gone ? earlier.indexOf(gone) : -1
  if (place < 0) return undefined
  const stays = (id: ShotId) => there.includes(id)
  return earlier.slice(place).find(stays) ?? earlier.slice(0, place).findLast(stays)
}
