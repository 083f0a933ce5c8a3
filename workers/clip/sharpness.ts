import type { Size } from '../../src/lib/geometry.ts'

/** Longer side in pixels at which sharpness is measured: finer detail is mostly noise. */
export const SHARPNESS_SIDE = 320

/**
 * Variance of the Laplacian, a measure of focus and motion blur (Pech-Pacheco et al., 2000): higher
 * is sharper, comparable only within one scene. `grey` has one byte per pixel.
 */
export function sharpness(grey: Uint8Array, { width, height }: Size): number {
  let sum = 0
  let squares = 0
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
      const around =
        (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0)
      const laplacian = around - 4 * (grey[at] ?? 0)
      sum += laplacian
      squares += laplacian * laplacian
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2))
  return squares / count - (sum / count) ** 2
}
