/**
 * Mean difference of two small greyscale pictures (0–255 a pixel) under which they pass for the
 * same: a picture held still differs from itself by its compression, about 1; a hand that moves in
 * it, by 2 and more.
 */
const ALIKE = 1.5

/** Mean absolute difference of two pictures of the same size, in grey levels. */
export function difference(a: Uint8Array, b: Uint8Array): number {
  const sum = a.reduce((total, value, i) => total + Math.abs(value - (b[i] ?? 0)), 0)
  return sum / a.length
}

/**
 * Which of these pictures, in order of time, only repeat one that is kept. The first is always
 * kept. A slow change adds up, because each picture is compared with the last one kept and not with
 * its neighbour.
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
