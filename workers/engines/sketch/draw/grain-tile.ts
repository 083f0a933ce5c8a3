import type { StyleGrain } from '../measure/style-grain.ts'
import { newSpectrum, type Spectrum, transform } from '../pixels/fourier.ts'
import type { Plane } from '../pixels/raster.ts'
import { seededRandom } from '../pixels/seeded-random.ts'

/** Side in pixels. It repeats without a seam. */
const SIDE = 256

/**
 * A square of grain like the style's, with a mean of 0 and a deviation of 1: white noise with the
 * style's power at each frequency (random-phase texture: Galerne, Gousseau & Morel 2011).
 * Deterministic by seed.
 */
export function grainTile({ power }: StyleGrain, seed: number): Plane {
  const wanted = widened(power)
  const noise = newSpectrum(SIDE)
  const random = seededRandom(seed)
  for (let i = 0; i < noise.real.length; i++)
    // The normal law by Box & Muller 1958.
    noise.real[i] = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  transform(noise, 'forth')
  for (let i = 0; i < noise.real.length; i++) {
    const amplitude = i === 0 ? 0 : Math.sqrt(Math.max(0, wanted.real[i]!))
    noise.real[i]! *= amplitude
    noise.imaginary[i]! *= amplitude
  }
  transform(noise, 'back')
  const squares = noise.real.reduce((sum, value) => sum + value * value, 0)
  const deviation = Math.sqrt(squares / noise.real.length) || 1
  const data = Float32Array.from(noise.real, (value) => value / deviation)
  return { width: SIDE, height: SIDE, data }
}

/** The same power at the frequencies of a larger square, by what near pixels have in common. */
function widened(power: Spectrum): Spectrum {
  const { side } = power
  const common: Spectrum = { side, real: power.real.slice(), imaginary: new Float64Array(side * side) }
  transform(common, 'back')
  const out = newSpectrum(SIDE)
  const half = side / 2
  for (let y = -half; y < half; y++)
    for (let x = -half; x < half; x++) {
      const from = ((y + side) % side) * side + ((x + side) % side)
      const to = ((y + SIDE) % SIDE) * SIDE + ((x + SIDE) % SIDE)
      out.real[to] = common.real[from]!
    }
  transform(out, 'forth')
  return out
}
