import { createHash } from 'node:crypto'
import { encodePng } from './png.ts'

type Colour = readonly [number, number, number]

/** Sky above, sky below, sun, and three hills from far to near. */
type Palette = readonly [Colour, Colour, Colour, Colour, Colour, Colour]

const DAWN: Palette = [
  [38, 62, 104],
  [244, 178, 132],
  [255, 232, 190],
  [128, 112, 140],
  [84, 78, 112],
  [44, 44, 72],
]
const NOON: Palette = [
  [122, 176, 200],
  [240, 232, 210],
  [255, 246, 214],
  [146, 170, 160],
  [98, 132, 120],
  [54, 84, 78],
]
const DUSK: Palette = [
  [64, 44, 72],
  [226, 120, 96],
  [250, 206, 140],
  [140, 82, 96],
  [98, 58, 80],
  [52, 34, 56],
]
const MIST: Palette = [
  [186, 200, 206],
  [236, 238, 234],
  [250, 250, 246],
  [170, 182, 186],
  [126, 142, 150],
  [76, 92, 104],
]
const PALETTES = [DAWN, NOON, DUSK, MIST]

/** A landscape with one figure as PNG; equal prompts give equal pictures. */
export const drawScene = (prompt: string, width: number, height: number): Buffer =>
  encodePng(scenePixels(prompt, width, height), width, height)

/** The same as RGB, 8 bits a channel. */
export function scenePixels(prompt: string, width: number, height: number): Uint8Array {
  const dice = createHash('sha256').update(prompt).digest()
  const roll = (i: number, from: number, to: number) => from + ((dice[i % 32] ?? 0) / 255) * (to - from)
  const [top, bottom, sun, ...hills] = PALETTES[(dice[0] ?? 0) % PALETTES.length] ?? DAWN
  const sunX = roll(1, 0.15, 0.85) * width
  const sunY = roll(2, 0.18, 0.42) * height
  const sunRadius = roll(3, 0.05, 0.12) * height
  const figure = { x: roll(4, 0.2, 0.8) * width, foot: 0.93 * height, tall: roll(5, 0.2, 0.5) * height }

  const horizons = hills.map((_, layer) => {
    const base = 0.52 + layer * 0.14
    const swell = roll(6 + layer, 0.03, 0.08)
    const waves = roll(10 + layer, 3, 9)
    return Float64Array.from(
      { length: width },
      (__, x) => (base + swell * Math.sin((x / width) * waves + layer * 2 + roll(14 + layer, 0, 6))) * height,
    )
  })

  const colourAt = (x: number, y: number): Colour => {
    if (inFigure(figure, x, y)) return [28, 26, 34]
    for (let layer = hills.length - 1; layer >= 0; layer--) {
      if (y > (horizons[layer]?.[x] ?? height)) return hills[layer] ?? bottom
    }
    if (Math.hypot(x - sunX, y - sunY) < sunRadius) return sun
    return mix(top, bottom, Math.min(1, y / (0.7 * height)))
  }

  const pixels = new Uint8Array(width * height * 3)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) pixels.set(colourAt(x, y), at)
  }
  return pixels
}

/** Hills under a sky in greys, `width` × `height` blocks; equal prompts give equal pictures. */
export function greyScene(prompt: string, width: number, height: number) {
  const dice = createHash('sha256').update(prompt).digest()
  const waves = 3 + (dice[0] ?? 0) / 40
  const base = 0.45 + (dice[1] ?? 0) / 1200
  return (column: number, row: number) => {
    const horizon = (base + 0.12 * Math.sin((column / width) * waves + (dice[2] ?? 0))) * height
    return row > horizon ? 60 + ((dice[3] ?? 0) % 40) : 235 - (row / height) * 120
  }
}

/** A head and a coat that widens downwards. */
function inFigure(figure: { x: number; foot: number; tall: number }, x: number, y: number): boolean {
  const { foot, tall } = figure
  const head = tall * 0.11
  const across = Math.abs(x - figure.x)
  if (Math.hypot(across, y - (foot - tall + head)) < head) return true
  const down = (y - (foot - tall * 0.78)) / (tall * 0.78)
  return down >= 0 && down <= 1 && across < tall * (0.08 + 0.1 * down)
}

function mix(a: Colour, b: Colour, part: number): Colour {
  const channel = (i: 0 | 1 | 2) => Math.round(a[i] + (b[i] - a[i]) * part)
  return [channel(0), channel(1), channel(2)]
}
