import type { Size } from '../../../src/lib/geometry.ts'

/** A picture of RGBA pixels with sides `by` times shorter: the mean of each square. */
export function shrunk(data: Uint8Array, { width, height }: Size, by: number): Uint8Array {
  const [wide, high] = [Math.floor(width / by), Math.floor(height / by)]
  const out = new Uint8Array(wide * high * 4)
  for (let y = 0, at = 0; y < high; y++)
    for (let x = 0; x < wide; x++)
      for (let channel = 0; channel < 4; channel++, at++) {
        let sum = 0
        for (let v = 0; v < by; v++) {
          const row = ((y * by + v) * width + x * by) * 4 + channel
          for (let u = 0; u < by; u++) sum += data[row + 4 * u]!
        }
        out[at] = Math.round(sum / (by * by))
      }
  return out
}
