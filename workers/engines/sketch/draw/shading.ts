import { blur } from '../pixels/blur.ts'
import { clamp, letGo, newPlane, type Plane, quantile } from '../pixels/raster.ts'
import { otsu } from '../pixels/threshold.ts'
import { edgeFlow, smoothed, type Tensor } from './flow.ts'
import { hatch } from './hatching.ts'
import { drawStrokes, type Stroke, strokeLength } from './strokes.ts'

export interface Shading {
  readonly hatches: readonly Stroke[]
  /** Cross-hatching, in the deepest shadow only. */
  readonly crosses: readonly Stroke[]
}

export const NO_SHADING: Shading = { hatches: [], crosses: [] }

interface HatchedPlaces {
  /** 1 where nothing is hatched. */
  readonly clear?: Plane | undefined
  /** The shadows only, or all tones but the lightest. */
  readonly of?: 'shadows' | 'tones'
}

/** Pixels without hatching at the sides, and above and below. */
interface Bare {
  readonly beside: number
  readonly above: number
}

/** Default hatching angle in radians: a right hand's, from upper right to lower left. */
const HAND = -0.85
const CROSSING = 0.6
/** Contours of this length stop a hatching stroke. */
const STOPS_FROM = 24

/**
 * Hatches a still's shadows. Shadow is found by Otsu's threshold on darkness, with local contrast
 * added. Strokes follow the structure tensor, smoothed so that only large forms count, and end at
 * contours and the bare border.
 */
export function shade(
  light: Plane,
  tensor: Tensor,
  contours: readonly Stroke[],
  bare: Bare,
  seed: number,
  { clear, of = 'shadows' }: HatchedPlaces = {},
): Shading {
  const dark = darkness(light)
  const from =
    of === 'tones'
      ? clamp(quantile(dark.data, 0.3), 0.14, 0.5)
      : clamp(Math.max(otsu(dark.data) + 0.02, quantile(dark.data, 0.5)), 0.2, 0.85)
  const densest = Math.max(from + 0.12, quantile(dark.data, 0.97))
  const deep = from + (densest - from) * 0.55
  const stops = stopsAt(contours, light.width, light.height, bare)
  clear?.data.forEach((value, i) => {
    if (value > 0.5) stops.data[i] = 1
  })
  const forms = smoothed(tensor, 9)
  const along = edgeFlow(forms, { angle: HAND, weight: 0.0006 })
  const across = edgeFlow(forms, { angle: HAND + CROSSING, weight: 0.006 })
  letGo(forms)
  const shading = {
    hatches: hatch(
      dark,
      along,
      stops,
      { from, densest, widest: 5.2, closest: 2.6, longest: 60, shortest: 10 },
      seed,
    ),
    crosses: hatch(
      dark,
      across,
      stops,
      { from: deep, densest, widest: 5, closest: 3, longest: 44, shortest: 9 },
      seed + 1,
    ),
  }
  letGo({ dark, stops })
  letGo(along)
  letGo(across)
  return shading
}

function darkness(light: Plane): Plane {
  const tone = blur(light, 1)
  const around = blur(light, 0.09 * light.width)
  const out = newPlane(light.width, light.height)
  for (let i = 0; i < out.data.length; i++) {
    const l = tone.data[i]!
    out.data[i] = clamp(1 - l + 0.7 * (around.data[i]! - l), 0, 1)
  }
  letGo({ tone, around })
  return out
}

function stopsAt(contours: readonly Stroke[], width: number, height: number, bare: Bare): Plane {
  const stops = newPlane(width, height)
  const long = contours.filter((stroke) => strokeLength(stroke) > STOPS_FROM)
  drawStrokes(stops, long, 1, { widest: 2, thinnest: 1, taper: 0, opacity: 1 })
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (Math.min(x, width - 1 - x) < bare.beside || Math.min(y, height - 1 - y) < bare.above)
        stops.data[i] = 1
  return stops
}
