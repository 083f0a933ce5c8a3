import type { LabImage } from '../pixels/oklab.ts'
import { quantile } from '../pixels/raster.ts'

/** The lighting of one frame or several. Lightness is OKLab's, 0…1. */
export interface Light {
  readonly mean: number
  /** From the 5th to the 95th percentile. */
  readonly contrast: number
  readonly key: 'high' | 'middle' | 'low'
  /** Mean of the blue–yellow axis, with some green–red: positive is warm, negative cool. */
  readonly warmth: number
  /** Mean chroma: 0 for grey. */
  readonly chroma: number
}

export function measureLight(image: LabImage): Light {
  const { l, a, b } = image
  const count = Math.max(1, l.data.length)
  let mean = 0
  let warmth = 0
  let chroma = 0
  let dark = 0
  for (let i = 0; i < l.data.length; i++) {
    mean += l.data[i]!
    warmth += b.data[i]! + 0.5 * a.data[i]!
    chroma += Math.hypot(a.data[i]!, b.data[i]!)
    if (l.data[i]! < 0.35) dark++
  }
  mean /= count
  return {
    mean,
    contrast: quantile(l.data, 0.95) - quantile(l.data, 0.05),
    key: keyOf(mean, dark / count),
    warmth: warmth / count,
    chroma: chroma / count,
  }
}

function keyOf(mean: number, dark: number): Light['key'] {
  if (mean > 0.68 && dark < 0.12) return 'high'
  return mean < 0.42 || dark > 0.55 ? 'low' : 'middle'
}

/** From "very dark" to "very bright". */
export function exposureWord({ mean }: Light): string {
  if (mean < 0.25) return 'very dark'
  if (mean < 0.42) return 'dim'
  if (mean < 0.6) return 'even'
  return mean < 0.78 ? 'bright' : 'very bright'
}

export function contrastWord({ contrast }: Light): string {
  if (contrast < 0.15) return 'almost no contrast'
  if (contrast < 0.38) return 'soft contrast'
  return contrast < 0.62 ? 'moderate contrast' : 'strong contrast'
}

export function temperatureWord({ warmth, chroma }: Light): string {
  if (chroma < 0.012) return 'close to monochrome'
  if (warmth > 0.018) return 'warm'
  return warmth < -0.018 ? 'cool' : 'neutral'
}

/** The light in a shot's text: "dim, warm light". */
export function lightWords(light: Light): string {
  const temperature = light.chroma < 0.012 ? 'neutral' : temperatureWord(light)
  return `${exposureWord(light)}, ${temperature} light`
}
