import type { StyleTones } from '../measure/tones.ts'
import { smoothStep } from '../pixels/raster.ts'

/** A colour's way from a picture's mean colour, in OKLab's colour plane. */
export interface Offset {
  readonly a: number
  readonly b: number
}

/**
 * How far from the mean, in deviations of the clip, a colour begins to be an accent, and is wholly
 * one.
 */
const FROM = 1.3
const FULLY = 2.6
/** How much of the style's accent a full accent takes. */
const MOST = 0.75
/** Cosine of the angle within which two accents are of one kind. */
const ALIKE = 0.55
/** A style's colour this far from its mean (OKLab) is an accent. */
const LEAST_STYLE = 0.05

/**
 * Maps what stands out of a clip by its colour to what stands out of the style picture, when both
 * stand out in a like direction: a red fox in a blue evening takes the red of a small sun. `weight`
 * 0 means that there is no such accent. For each pixel: writes into `out`.
 */
export function accentFor(
  offset: Offset,
  source: StyleTones,
  style: StyleTones,
  out: { a: number; b: number; weight: number },
): void {
  out.weight = 0
  const length = Math.hypot(offset.a, offset.b)
  const spread = Math.hypot(source.deviation.a, source.deviation.b)
  const outstanding = smoothStep(FROM, FULLY, length / Math.max(spread, 0.01))
  if (outstanding === 0) return
  let best = 0
  for (const swatch of style.palette) {
    const a = swatch.a - style.mean.a
    const b = swatch.b - style.mean.b
    const far = Math.hypot(a, b)
    const cosine = (a * offset.a + b * offset.b) / Math.max(far * length, 1e-6)
    const score = far * cosine * cosine
    if (far < LEAST_STYLE || cosine < ALIKE || score <= best) continue
    best = score
    out.a = swatch.a
    out.b = swatch.b
    out.weight = MOST * outstanding * smoothStep(ALIKE, 0.85, cosine)
  }
}
