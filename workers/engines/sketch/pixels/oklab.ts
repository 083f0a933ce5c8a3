import { newPlane, type Pixels, type Plane, resize } from './raster.ts'

/** A picture in OKLab: `l` from 0 (black) to 1 (white), `a` green to red, `b` blue to yellow. */
export interface LabImage {
  readonly l: Plane
  readonly a: Plane
  readonly b: Plane
}

/** One colour in OKLab. */
export interface Lab {
  readonly l: number
  readonly a: number
  readonly b: number
}

const LINEAR = Float32Array.from({ length: 256 }, (_, byte) => toLinear(byte / 255))

/** Lookup from linear light 0…1 to sRGB 0…255, fine enough to reach each byte. */
const ENCODED_STEPS = 8192
const ENCODED = Float32Array.from(
  { length: ENCODED_STEPS + 1 },
  (_, i) => 255 * fromLinear(i / ENCODED_STEPS),
)

/** sRGB bytes (fractions allowed) to OKLab: Ottosson 2020. */
export function toLab(red: number, green: number, blue: number): Lab {
  const r = LINEAR[Math.round(red)]!
  const g = LINEAR[Math.round(green)]!
  const b = LINEAR[Math.round(blue)]!
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return {
    l: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  }
}

/** Writes an OKLab colour as opaque sRGB bytes at pixel `at`; out-of-gamut channels are clipped. */
export function writeLab(out: Uint8ClampedArray, at: number, l: number, a: number, b: number): void {
  const rootLong = l + 0.3963377774 * a + 0.2158037573 * b
  const rootMedium = l - 0.1055613458 * a - 0.0638541728 * b
  const rootShort = l - 0.0894841775 * a - 1.291485548 * b
  const long = rootLong * rootLong * rootLong
  const medium = rootMedium * rootMedium * rootMedium
  const short = rootShort * rootShort * rootShort
  out[at] = encode(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
  out[at + 1] = encode(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
  out[at + 2] = encode(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  out[at + 3] = 255
}

/** Converts a picture to OKLab, transparent pixels on white. */
export function labImage(pixels: Pixels): LabImage {
  const { width, height, data } = pixels
  const image = newLabImage(width, height)
  const { l, a, b } = image
  for (let i = 0, at = 0; i < l.data.length; i++, at += 4) {
    const alpha = data[at + 3]! / 255
    const white = 255 * (1 - alpha)
    const red = LINEAR[Math.round(data[at]! * alpha + white)]!
    const green = LINEAR[Math.round(data[at + 1]! * alpha + white)]!
    const blue = LINEAR[Math.round(data[at + 2]! * alpha + white)]!
    const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    l.data[i] = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short
    a.data[i] = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
    b.data[i] = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  }
  return image
}

export function newLabImage(width: number, height: number): LabImage {
  return { l: newPlane(width, height), a: newPlane(width, height), b: newPlane(width, height) }
}

/** Applies a change to each of the three planes. */
export function mapChannels(image: LabImage, change: (plane: Plane) => Plane): LabImage {
  return { l: change(image.l), a: change(image.a), b: change(image.b) }
}

/** A copy scaled down to at most `longSide` pixels on its longer side. */
export function fitLab(image: LabImage, longSide: number): LabImage {
  const { width, height } = image.l
  const scale = Math.min(1, longSide / Math.max(width, height))
  const w = Math.max(1, Math.round(width * scale))
  const h = Math.max(1, Math.round(height * scale))
  return mapChannels(image, (plane) => resize(plane, w, h))
}

function encode(linear: number): number {
  if (linear <= 0) return 0
  return linear >= 1 ? 255 : ENCODED[(linear * ENCODED_STEPS + 0.5) | 0]!
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function fromLinear(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}
