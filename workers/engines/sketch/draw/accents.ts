import type { StyleTones } from '../measure/tones.ts'
import { smoothStep } from '../pixels/raster.ts'

/** A colour's offset from a picture's mean, in OKLab's colour plane. */
export interface Offset {
  readonly a: number
  readonly b: number
}

/**
 * Distance from the mean, in deviations of the clip, at which a colour starts to be an accent, and
 * is one fully.
 */
const FROM = 1.3
const FULLY = 2.6
/** How much a full accent takes of the style's accent. */
const MOST = 0.75
/** Cosine of the angle within which two accents match. */
const ALIKE = 0.55
/** Distance from the mean (OKLab) from which a style's colour is an accent. */
const LEAST_STYLE = 0.05

/**
 * Maps a clip's accent colours to the style picture's where both deviate in a similar direction: a
 * red fox in a blue evening takes the red of a small sun. `weight` 0 means no accent. Writes into
 * `out`, because it runs per pixel.
 */
export function accentFor(
  offset: Offset,
  source: StyleTones,
  style: StyleTones,
  out: { a: number; b: number; weight: number },
): void {
  out.weight = 0
  // `Math.hypot` takes several times as long, and this runs for each pixel.
  const length = Math.sqrt(offset.a ** 2 + offset.b ** 2)
  const spread = Math.sqrt(source.deviation.a ** 2 + source.deviation.b ** 2)
  const outstanding = smoothStep(FROM, FULLY, length / Math.max(spread, 0.01))
  if (outstanding === 0) return
  let best = 0
  for (const swatch of style.palette) {
    const a = swatch.a - style.mean.a
    const b = swatch.b - style.mean.b
    const far = Math.sqrt(a * a + b * b)
    const cosine = (a * offset.a + b * offset.b) / Math.max(far * length, 1e-6)
    const score = far * cosine * cosine
    if (far < LEAST_STYLE || cosine < ALIKE || score <= best) continue
    best = score
    out.a = swatch.a
    out.b = swatch.b
    out.weight = MOST * outstanding * smoothStep(ALIKE, 0.85, cosine)
  }
}
