import { LIGHTNESS_WEIGHT, type Swatch } from '../measure/palette.ts'
import { rampAt, type StyleTones } from '../measure/tones.ts'
import { type LabImage, newLabImage } from '../pixels/oklab.ts'
import { clamp, smoothStep } from '../pixels/raster.ts'
import { accentFor } from './accents.ts'
import { type ColourMap, colourMap, mapColour } from './colour-map.ts'

/**
 * Slope limits of the tone curve: a flat frame stays flat, and forms stay distinct in a flat style.
 */
const SLOPE = { least: 0.35, most: 2.2 }
/** Maximum colour gain: beyond it compression noise becomes blotches. */
const MOST_GAIN = 1.8
/** Squared distance (OKLab) within which two palette colours blend. */
const BLEND = 0.002
/**
 * How far a colour is pulled to the nearest dominant colour of the style: near ones less, far ones
 * more.
 */
const PULL = { near: 0.35, far: 0.75 }

/**
 * Transfers a style's tones to a copy of `image`: lightness by slope-limited histogram matching,
 * colour by optimal transport, also slope-limited, so that a board has the style's colours in their
 * shares; then a soft pull towards the style's dominant colours, and its accents. `source` are the
 * tones of the whole clip, so that a board's shots agree.
 * @param strength 0…1: how much of the style's lightness is taken.
 */
export function transferTones(
  image: LabImage,
  source: StyleTones,
  style: StyleTones,
  strength: number,
): LabImage {
  const out = newLabImage(image.l.width, image.l.height)
  const curve = toneCurve(source.lightness, style.lightness, strength)
  const toned = (light: number) => curve[clamp(Math.round(light * 255), 0, 255)]!
  const map = mapOf(source, style, { strength, toned })
  const moved = { a: 0, b: 0 }
  const near = { a: 0, b: 0 }
  const offset = { a: 0, b: 0 }
  const accent = { a: 0, b: 0, weight: 0 }
  for (let i = 0; i < out.l.data.length; i++) {
    const l = toned(image.l.data[i]!)
    mapColour(map, l, image.a.data[i]!, image.b.data[i]!, moved)
    nearest(l, moved.a, moved.b, style.palette, near)
    const strange = smoothStep(0.03, 0.16, Math.sqrt((near.a - moved.a) ** 2 + (near.b - moved.b) ** 2))
    const pull = PULL.near + (PULL.far - PULL.near) * strange
    const a = moved.a + (near.a - moved.a) * pull
    const b = moved.b + (near.b - moved.b) * pull
    offset.a = image.a.data[i]! - source.mean.a
    offset.b = image.b.data[i]! - source.mean.b
    accentFor(offset, source, style, accent)
    out.l.data[i] = l
    out.a.data[i] = a + (accent.a - a) * accent.weight
    out.b.data[i] = b + (accent.b - b) * accent.weight
  }
  return out
}

/** What a board's stills share: the map of its clip's colours to its style's. */
const maps = new WeakMap<StyleTones, WeakMap<StyleTones, Known>>()

interface Known {
  readonly strength: number
  readonly map: ColourMap
}

interface Toning {
  readonly strength: number
  readonly toned: (light: number) => number
}

function mapOf(source: StyleTones, style: StyleTones, { strength, toned }: Toning): ColourMap {
  const ofStyle = maps.get(style) ?? new WeakMap<StyleTones, Known>()
  maps.set(style, ofStyle)
  const known = ofStyle.get(source)
  if (known?.strength === strength) return known.map
  const from = source.points.map((value, i) => (i % 3 === 0 ? toned(value) : value))
  const map = colourMap(from, style.points, alikeIn(source, style))
  ofStyle.set(source, { strength, map })
  return map
}

/**
 * A colour of one picture in another, by means and deviations (Reinhard et al. 2001, in OKLab in
 * place of lαβ); where the one has too little colour, the other's own at that lightness.
 */
function alikeIn(source: StyleTones, style: StyleTones) {
  const gainA = gain(source.deviation.a, style.deviation.a)
  const gainB = gain(source.deviation.b, style.deviation.b)
  return (l: number, a: number, b: number) => {
    const own = rampAt(style, l)
    return {
      a: style.mean.a + (a - source.mean.a) * gainA.used + (own.a - style.mean.a) * gainA.missing,
      b: style.mean.b + (b - source.mean.b) * gainB.used + (own.b - style.mean.b) * gainB.missing,
    }
  }
}

function gain(source: number, style: number): { used: number; missing: number } {
  const wanted = style / Math.max(source, 1e-4)
  const used = Math.min(wanted, MOST_GAIN)
  return { used, missing: clamp(1 - used / wanted, 0, 1) * 0.8 + 0.2 }
}

/** Maps 256 lightnesses of the source to the still's. */
export function toneCurve(source: Float32Array, style: Float32Array, strength: number): Float32Array {
  const wanted = Float32Array.from({ length: 256 }, (_, i) => {
    const light = i / 255
    return light + (match(light, source, style) - light) * strength
  })
  // Start at the source's median, so that the limits bend the curve instead of shifting it.
  const middle = clamp(Math.round(source[source.length >> 1]! * 255), 0, 255)
  const curve = new Float32Array(256)
  curve[middle] = wanted[middle]!
  for (let i = middle + 1; i < 256; i++)
    curve[i] = clamp(wanted[i]!, curve[i - 1]! + SLOPE.least / 255, curve[i - 1]! + SLOPE.most / 255)
  for (let i = middle - 1; i >= 0; i--)
    curve[i] = clamp(wanted[i]!, curve[i + 1]! - SLOPE.most / 255, curve[i + 1]! - SLOPE.least / 255)
  return curve.map((value) => clamp(value, 0, 1))
}

function match(light: number, source: Float32Array, style: Float32Array): number {
  const last = source.length - 1
  if (light <= source[0]!) return style[0]! - (source[0]! - light)
  for (let i = 0; i < last; i++) {
    if (light > source[i + 1]!) continue
    const span = source[i + 1]! - source[i]!
    const t = span > 1e-6 ? (light - source[i]!) / span : 0.5
    return style[i]! + (style[i + 1]! - style[i]!) * t
  }
  return style[last]! + (light - source[last]!)
}

/**
 * The nearest palette colour; a blend between two, so that no border appears. Writes into `out`,
 * because it runs per pixel.
 */
function nearest(
  l: number,
  a: number,
  b: number,
  palette: readonly Swatch[],
  out: { a: number; b: number },
): void {
  let sumA = 0
  let sumB = 0
  let total = 1e-12
  for (const swatch of palette) {
    const dl = l - swatch.l
    const da = a - swatch.a
    const db = b - swatch.b
    const near = 1 / (LIGHTNESS_WEIGHT * dl * dl + da * da + db * db + BLEND)
    const weight = near * near * near
    sumA += weight * swatch.a
    sumB += weight * swatch.b
    total += weight
  }
  out.a = sumA / total
  out.b = sumB / total
}
