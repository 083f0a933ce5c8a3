import { type LabImage, writeLab } from '../pixels/oklab.ts'
import { dominantColours } from './palette.ts'

/** Enough for a limited palette and its accent. */
const COLOURS = 6
/** Any number does: the colours of one picture are always the same. */
const SEED = 1

/** The main colours of a picture as `#rrggbb`, the most frequent first, each once. */
export function hexPalette(image: LabImage): readonly string[] {
  const pixel = new Uint8ClampedArray(4)
  const colours = dominantColours(image, COLOURS, SEED).map(({ l, a, b }) => {
    writeLab(pixel, 0, l, a, b)
    return `#${[...pixel.slice(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
  })
  return [...new Set(colours)]
}
