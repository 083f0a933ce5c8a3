/** Where one shot ends and the next begins, from small grey pictures. */

/** How large the pictures are that are compared. */
export const CUT_SIZE = { width: 64, height: 36 } as const

/** Mean difference of two pictures, in steps of 256, below which no two shots differ. */
const LEAST_CHANGE = 10
/** How many times what usually changes from picture to picture around it a cut changes. */
const LEAST_RATIO = 4
/** How far around a picture its usual change is looked for, in pictures. */
const REACH = 12
/** A flash lasts no more pictures than this, and then all is as before. */
const FLASH = 4

/** Mean absolute difference of two pictures of one byte a pixel. */
function change(one: Uint8Array, other: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += Math.abs((one[i] ?? 0) - (other[i] ?? 0))
  return sum / Math.max(1, one.length)
}

/**
 * Indices of the pictures that start a new shot, rising. The pictures follow one another without a
 * gap. A cut changes the picture at once and by much more than what moves around it; a picture that
 * comes back after a flash is none.
 */
export function cutsIn(pictures: readonly Uint8Array[]): readonly number[] {
  const changes = pictures.map((picture, i) => {
    const before = pictures[i - 1]
    return before ? change(before, picture) : 0
  })
  return changes.flatMap((amount, i) => {
    if (amount < LEAST_CHANGE || amount < LEAST_RATIO * usualAround(changes, i)) return []
    // A cut that a re-encoding has blended over two pictures is one cut.
    if (amount < (changes[i + 1] ?? 0) || amount <= (changes[i - 1] ?? 0)) return []
    return isFlash(pictures, i, amount) ? [] : [i]
  })
}

/** The median change around a picture, the picture's own left out. */
function usualAround(changes: readonly number[], index: number): number {
  const from = Math.max(1, index - REACH)
  const around = changes.slice(from, index + REACH + 1).toSpliced(index - from, 1)
  return around.toSorted((a, b) => a - b)[around.length >> 1] ?? 0
}

/** True where the pictures soon after resemble the one before: both edges of a flash. */
function isFlash(pictures: readonly Uint8Array[], index: number, amount: number): boolean {
  const alike = (one?: Uint8Array, other?: Uint8Array) => one && other && change(one, other) < amount / 4
  for (let length = 1; length <= FLASH; length++) {
    if (alike(pictures[index - 1], pictures[index + length])) return true
    if (alike(pictures[index], pictures[index - 1 - length])) return true
  }
  return false
}
