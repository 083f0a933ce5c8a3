/** Finds cuts in a sequence of small grey pictures. */

/** Size of the compared pictures in pixels. */
export const CUT_SIZE = { width: 64, height: 36 } as const

/** Mean difference of two pictures (0–255) below which there is no cut. */
const LEAST_CHANGE = 10
/** The factor by which a cut exceeds the usual change around it. */
const LEAST_RATIO = 4
/** Pictures on either side over which the usual change is measured. */
const REACH = 12
/** Longest flash in pictures, after which the scene is as before. */
const FLASH = 4

/** Mean absolute difference of two pictures, one byte per pixel. */
function change(one: Uint8Array, other: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += Math.abs((one[i] ?? 0) - (other[i] ?? 0))
  return sum / Math.max(1, one.length)
}

/**
 * Indices of the pictures that start a new shot, ascending. `pictures` are consecutive. A cut
 * changes the picture at once and far more than the motion around it; a flash is not a cut.
 */
export function cutsIn(pictures: readonly Uint8Array[]): readonly number[] {
  const changes = pictures.map((picture, i) => {
    const before = pictures[i - 1]
    return before ? change(before, picture) : 0
  })
  return changes.flatMap((amount, i) => {
    if (amount < LEAST_CHANGE || amount < LEAST_RATIO * usualAround(changes, i)) return []
    // A cut that re-encoding has blended over two pictures counts once.
    if (amount < (changes[i + 1] ?? 0) || amount <= (changes[i - 1] ?? 0)) return []
    return isFlash(pictures, i, amount) ? [] : [i]
  })
}

/** The median change around a picture, without its own. */
function usualAround(changes: readonly number[], index: number): number {
  const from = Math.max(1, index - REACH)
  const around = changes.slice(from, index + REACH + 1).toSpliced(index - from, 1)
  return around.toSorted((a, b) => a - b)[around.length >> 1] ?? 0
}

/** True where a following picture resembles the one before: either edge of a flash. */
function isFlash(pictures: readonly Uint8Array[], index: number, amount: number): boolean {
  const alike = (one?: Uint8Array, other?: Uint8Array) => one && other && change(one, other) < amount / 4
  for (let length = 1; length <= FLASH; length++) {
    if (alike(pictures[index - 1], pictures[index + length])) return true
    if (alike(pictures[index], pictures[index - 1 - length])) return true
  }
  return false
}
