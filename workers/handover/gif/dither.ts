/** A matrix of 8 × 8 thresholds, each half of which is spread evenly (Bayer 1973). */
const SIDE = 8
const THRESHOLDS = Array.from({ length: SIDE * SIDE }, (_, i) => threshold(i % SIDE, Math.floor(i / SIDE)))

function threshold(x: number, y: number): number {
  let value = 0
  for (let bit = 0; bit < 3; bit++) {
    const [across, down] = [(x >> bit) & 1, (y >> bit) & 1]
    value = 4 * value + 2 * (across ^ down) + down
  }
  return value
}

/** How far a colour is moved, either way; more shows as a pattern, less as bands. */
const REACH = 4
const SHIFTS = Int8Array.from(THRESHOLDS, (value) => Math.floor((2 * REACH * value) / SIDE ** 2) - REACH)

/** Bits of a channel by which the nearest colour is looked up. */
const BITS = 5
const CUT = 8 - BITS
const MASK = (1 << BITS) - 1
const KEYS = Uint8Array.from(
  { length: 256 + 2 * REACH },
  (_, i) => Math.min(255, Math.max(0, i - REACH)) >> CUT,
)
const UNKNOWN = -1

/** Gives each pixel, four bytes with red first, the number of a colour. */
export type Dither = (pixels: Uint8ClampedArray, width: number) => Uint8Array<ArrayBuffer>

/**
 * Sets pictures in a palette's colours. The pattern is fixed, so that what stands still stays
 * still.
 * @param palette three bytes a colour.
 */
export function ditherTo(palette: Uint8Array): Dither {
  const known = new Int16Array(1 << (3 * BITS)).fill(UNKNOWN)
  return (pixels, width) => {
    const numbers = new Uint8Array(pixels.length / 4)
    for (let i = 0, x = 0, row = 0; i < numbers.length; i++) {
      const shift = REACH + (SHIFTS[row + (x & 7)] ?? 0)
      const key =
        ((KEYS[(pixels[4 * i] ?? 0) + shift] ?? 0) << (2 * BITS)) |
        ((KEYS[(pixels[4 * i + 1] ?? 0) + shift] ?? 0) << BITS) |
        (KEYS[(pixels[4 * i + 2] ?? 0) + shift] ?? 0)
      if (known[key] === UNKNOWN) known[key] = nearest(palette, key)
      numbers[i] = known[key] ?? 0
      if (++x === width) {
        x = 0
        row = (row + SIDE) % (SIDE * SIDE)
      }
    }
    return numbers
  }
}

/** The number of the colour that is nearest to the middle of a key's colours. */
function nearest(palette: Uint8Array, key: number): number {
  const middle = (value: number) => ((value & MASK) << CUT) + (1 << (CUT - 1))
  const red = middle(key >> (2 * BITS))
  const green = middle(key >> BITS)
  const blue = middle(key)
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < palette.length; at += 3) {
    const r = red - (palette[at] ?? 0)
    const g = green - (palette[at + 1] ?? 0)
    const b = blue - (palette[at + 2] ?? 0)
    const far = r * r + g * g + b * b
    if (far < least) {
      best = at / 3
      least = far
    }
  }
  return best
}
