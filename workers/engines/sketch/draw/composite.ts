import type { StyleTones } from '../measure/tones.ts'
import { type Lab, type LabImage, writeLab } from '../pixels/oklab.ts'
import { clamp, letGo, type Pixels, type Plane, sample, smoothStep } from '../pixels/raster.ts'
import type { Medium } from './mediums.ts'
import { cloudRows, newClouds, paperGrain } from './paper.ts'

/** The layers on the paper, from the bottom up. Coverage planes have the still's size, 0…1. */
export interface Layers {
  /** Colour, at any size of the still's shape. */
  readonly wash: LabImage
  readonly hatching: Plane
  /** Ink areas under the lines, at the wash's size. */
  readonly body: Plane
  /** Light chalk. */
  readonly chalk: Plane
  readonly ink: Plane
}

/** The picture's border towards the paper's edge, in pixels. */
export interface Border {
  /** Bare paper at the sides, and above and below. */
  readonly beside: number
  readonly above: number
  readonly roughness: number
}

/** How the layers are put on. */
interface Manner {
  readonly style: StyleTones
  readonly medium: Medium
  /** The style's own grain, in lightness; absent where it has none. */
  readonly grain?: Plane | undefined
}

/** How much of the style's grain bare paper shows. */
const ON_PAPER = 0.4

/** Warm white cotton paper. */
const PAPER: Lab = { l: 0.962, a: 0.001, b: 0.012 }

/** Steps of lightness that are told apart: the wash's tones are reckoned once for each. */
const TONES = 4096

const tonesOf = ({ tone }: Medium): Float32Array =>
  Float32Array.from({ length: TONES + 1 }, (_, i) => tone(i / TONES))

/**
 * Composes washes, hatching, chalk and ink on paper. Washes have stepped tones with crisp borders,
 * pool and granulate with the paper's texture (pigment density as in Bousseau et al. 2006), deviate
 * slightly from the lines, leave highlights bare and end before the paper's edge.
 */
export function composite(
  layers: Layers,
  { style, medium, grain: own }: Manner,
  gloom: number,
  border: Border,
  seed: number,
): Pixels {
  const { width, height } = layers.ink
  const out = new Uint8ClampedArray(width * height * 4)
  const grain = paperGrain(width, height, seed)
  const clouds = newClouds(seed + 1)
  const ink = medium.ink(style)
  const chalk = medium.white ?? style.palette.reduce((light, swatch) => (swatch.l > light.l ? swatch : light))
  const lift = medium.lift.light + (medium.lift.dark - medium.lift.light) * gloom
  const { stray, tooth: bite } = medium
  const toWash = layers.wash.l.width / width
  const tones = tonesOf(medium)
  const pools = cloudRows(clouds, width, 90, { x: 7, y: 3 })
  const rags = cloudRows(clouds, width, 31)
  const strays = [cloudRows(clouds, width, 38), cloudRows(clouds, width, 38, { x: 90, y: 40 })] as const
  for (let y = 0, i = 0; y < height; y++) {
    const [pooling, rag, beside, below] = [pools(y), rags(y), strays[0](y), strays[1](y)]
    for (let x = 0; x < width; x++, i++) {
      const tooth = grain.data[i]! - 0.5
      const pool = pooling[x]! - 0.5
      const besideEdge = Math.min(x, width - 1 - x) - border.beside
      const edge = Math.min(besideEdge, Math.min(y, height - 1 - y) - border.above)
      const ragged = pool + 0.6 * (rag[x]! - 0.5) + 0.3 * tooth
      const inset = edge + border.roughness * ragged
      const inside = smoothStep(-1, 1.2 + 0.1 * border.roughness, inset)

      const sx = (x + stray * (beside[x]! - 0.5) + 0.5) * toWash - 0.5
      const sy = (y + stray * (below[x]! - 0.5) + 0.5) * toWash - 0.5
      let l = tones[clamp(Math.round(sample(layers.wash.l, sx, sy) * TONES), 0, TONES)]!
      l += lift * (1 - l)
      const cover = medium.cover * (1 - 0.92 * smoothStep(0.82, 0.95, l)) * inside
      const rim = 0.05 * inside * (1 - smoothStep(0, 5, inset))
      l -= medium.grain * ((0.14 * pool + 0.16 * tooth) * (0.35 + 0.65 * (1 - l)) + rim)
      l = PAPER.l + (l - PAPER.l) * cover + 0.018 * tooth
      if (own) l += medium.grain * own.data[i]! * (ON_PAPER + (1 - ON_PAPER) * cover)
      let a = PAPER.a + (medium.colour * sample(layers.wash.a, sx, sy) - PAPER.a) * cover
      let b = PAPER.b + (medium.colour * sample(layers.wash.b, sx, sy) - PAPER.b) * cover

      const pencil = medium.hatching * layers.hatching.data[i]! * clamp(1.05 + 1.6 * tooth, 0, 1)
      l += (ink.l - l) * pencil
      a += (ink.a - a) * pencil
      b += (ink.b - b) * pencil
      const white = layers.chalk.data[i]! * clamp(0.75 + 2.4 * tooth, 0, 1) * inside
      l += (chalk.l - l) * white
      a += (chalk.a - a) * white
      b += (chalk.b - b) * white
      const body =
        medium.body * sample(layers.body, (x + 0.5) * toWash - 0.5, (y + 0.5) * toWash - 0.5) * inside
      const overshoot = smoothStep(-9, -1, inset)
      const line = layers.ink.data[i]! * overshoot
      const dark = Math.max(line * clamp(1.1 + bite * tooth, 0, 1), body * clamp(0.9 + 1.8 * tooth, 0, 1))
      l += (ink.l - l) * dark
      a += (ink.a - a) * dark
      b += (ink.b - b) * dark
      writeLab(out, i * 4, l, a, b)
    }
  }
  letGo({ grain })
  return { width, height, data: out }
}
