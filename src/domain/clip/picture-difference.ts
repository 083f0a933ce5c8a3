/**
 * Mean difference of two small grey pictures (0–255 per pixel) below which they count as equal.
 * Compression makes a held picture differ from itself by about 1; a moving hand makes 2 or more.
 */
const ALIKE = 1.5

/** Mean absolute difference of two pictures of equal size, in grey levels. */
export function difference(a: Uint8Array, b: Uint8Array): number {
  const sum = a.reduce((total, value, i) => total + Math.abs(value - (b[i] ?? 0)), 0)
  return sum / a.length
}

/**
 * The pictures, in order of time, that repeat a kept one. The first is always kept. Comparing with
 * the last kept picture, not the neighbour, lets a slow change add up.
 */
export function repeats<Picture extends { readonly luma: Uint8Array }>(
  pictures: readonly Picture[],
): readonly Picture[] {
  let kept: Picture | undefined
  return pictures.filter((picture) => {
    if (kept && difference(kept.luma, picture.luma) < ALIKE) return true
    kept = picture
    return false
  })
}
