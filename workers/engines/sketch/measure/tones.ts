import type { Lab, LabImage } from '../pixels/oklab.ts'
import { clamp, type Plane } from '../pixels/raster.ts'
import { dominantColours, type Swatch } from './palette.ts'

/** The distribution of lightness and colour in a picture, which a still takes from the style. */
export interface StyleTones {
  /** Lightness at equal shares of the picture, ascending. */
  readonly lightness: Float32Array
  readonly mean: Lab
  readonly deviation: Lab
  /** Mean colour of the pixels at each step of `lightness`. */
  readonly ramp: readonly Lab[]
  readonly palette: readonly Swatch[]
  /** Colours at even distances over the picture: `l`, `a`, `b`, and so on. */
  readonly points: Float32Array
}

const STEPS = 16
/** Enough for a small accent to get its own colour. */
const PALETTE = 10
/** As many of every picture, so that they can be paired. */
const POINTS = 1024

/** Measures a picture's tones. `palette` comes from k-means with a fixed seed. */
export function measureTones(image: LabImage): StyleTones {
  const order = Uint32Array.from(image.l.data.keys()).sort((i, j) => image.l.data[i]! - image.l.data[j]!)
  const last = order.length - 1
  const lightness = Float32Array.from(
    { length: STEPS + 1 },
    (_, i) => image.l.data[order[Math.round((i / STEPS) * last)]!]!,
  )
  const ramp = Array.from({ length: STEPS + 1 }, (_, i) => {
    const from = Math.max(0, Math.floor(((i - 1) / STEPS) * last))
    const to = Math.min(last, Math.ceil(((i + 1) / STEPS) * last))
    return meanOf(image, order.subarray(from, to + 1))
  })
  const mean = meanOf(image, order)
  return {
    lightness,
    mean,
    deviation: {
      l: deviation(image.l, mean.l),
      a: deviation(image.a, mean.a),
      b: deviation(image.b, mean.b),
    },
    ramp,
    palette: dominantColours(image, PALETTE, 7),
    points: pointsOf(image),
  }
}

function pointsOf({ l, a, b }: LabImage): Float32Array {
  const points = new Float32Array(3 * POINTS)
  for (let i = 0; i < POINTS; i++) {
    const at = Math.floor(((i + 0.5) / POINTS) * l.data.length)
    points.set([l.data[at]!, a.data[at]!, b.data[at]!], 3 * i)
  }
  return points
}

/** Joins small frames of one size into one picture, to measure a clip as a whole. */
export function pooled(images: readonly LabImage[]): LabImage {
  const height = images.reduce((sum, image) => sum + image.l.data.length, 0)
  const join = (pick: (image: LabImage) => Plane): Plane => {
    const data = new Float32Array(height)
    let at = 0
    for (const image of images) {
      data.set(pick(image).data, at)
      at += pick(image).data.length
    }
    return { width: 1, height, data }
  }
  return { l: join((image) => image.l), a: join((image) => image.a), b: join((image) => image.b) }
}

/** A picture's mean colour at a lightness. */
export function rampAt(style: StyleTones, light: number): Lab {
  const { lightness, ramp } = style
  for (let i = 0; i < STEPS; i++) {
    if (light > lightness[i + 1]!) continue
    const span = lightness[i + 1]! - lightness[i]!
    const t = span > 1e-6 ? clamp((light - lightness[i]!) / span, 0, 1) : 0.5
    const low = ramp[i]!
    const high = ramp[i + 1]!
    return { l: light, a: low.a + (high.a - low.a) * t, b: low.b + (high.b - low.b) * t }
  }
  return ramp[STEPS]!
}

function meanOf(image: LabImage, at: Uint32Array): Lab {
  let l = 0
  let a = 0
  let b = 0
  for (const i of at) {
    l += image.l.data[i]!
    a += image.a.data[i]!
    b += image.b.data[i]!
  }
  const n = Math.max(1, at.length)
  return { l: l / n, a: a / n, b: b / n }
}

function deviation(plane: Plane, mean: number): number {
  let sum = 0
  for (const value of plane.data) sum += (value - mean) ** 2
  return Math.sqrt(sum / Math.max(1, plane.data.length))
}
