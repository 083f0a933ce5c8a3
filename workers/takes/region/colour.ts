import type { Pixels } from './pixels.ts'

/** A gain beyond these is no recolouring, and would only hide that nothing is alike. */
const GAIN = { min: 0.5, max: 2 }

/**
 * The picture with its colours matched to another one: mean and deviation of each channel over the
 * given pixels become those of the other (E. Reinhard and others, "Color Transfer between Images",
 * 2001, on the encoded channels).
 */
export function matched(before: Pixels, after: Pixels, places: Int32Array): Pixels {
  const data = new Uint8ClampedArray(after.data)
  for (let c = 0; c < 3; c += 1) {
    const [wanted, found] = [momentsOf(before, places, c), momentsOf(after, places, c)]
    const gain = Math.min(GAIN.max, Math.max(GAIN.min, (wanted.deviation + 0.5) / (found.deviation + 0.5)))
    for (let i = c; i < data.length; i += 4) {
      data[i] = Math.round(((after.data[i] as number) - found.mean) * gain + wanted.mean)
    }
  }
  return { ...after, data }
}

function momentsOf({ data }: Pixels, places: Int32Array, channel: number) {
  let [sum, squares] = [0, 0]
  for (const place of places) {
    const value = data[place * 4 + channel] as number
    sum += value
    squares += value * value
  }
  const mean = sum / Math.max(1, places.length)
  return { mean, deviation: Math.sqrt(Math.max(0, squares / Math.max(1, places.length) - mean * mean)) }
}

/** The mean difference of two pictures over the given pixels: CIE 1976 ΔE, under D65. */
export function meanDifference(one: Pixels, other: Pixels, places: Int32Array): number {
  let sum = 0
  for (const place of places) {
    const [l, a, b] = labOf(one, place)
    const [m, c, d] = labOf(other, place)
    sum += Math.hypot(l - m, a - c, b - d)
  }
  return places.length === 0 ? 0 : sum / places.length
}

/** IEC 61966-2-1, decoded. */
const LINEAR = Float64Array.from({ length: 256 }, (_, i) => {
  const v = i / 255
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
})

/** CIE L*a*b* of an sRGB pixel; the white is D65. */
function labOf({ data }: Pixels, place: number): readonly [number, number, number] {
  const [r, g, b] = [0, 1, 2].map((c) => LINEAR[data[place * 4 + c] as number] as number) as [
    number,
    number,
    number,
  ]
  const x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const curve = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116)
