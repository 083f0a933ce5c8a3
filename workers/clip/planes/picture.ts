import type { Size } from '../../../src/lib/geometry.ts'
import type { PictureForm } from '../path.ts'
import { type Orientation, swapsSides } from '../size.ts'
import { type Colour, toRgba } from './colour.ts'
import type { Plane, Planes } from './planes.ts'
import { resample } from './resample.ts'
import { turnPicture } from './turn-picture.ts'

/**
 * Converts decoded samples to a finished picture: scaled, sRGB, upright. Chroma samples are centred
 * on the luma samples they cover, as in ffmpeg's scaler.
 */
export function toPicture(
  { kind, bits, planes }: Planes,
  colour: Colour,
  turn: Orientation,
  { size, pixels, rough }: PictureForm,
): Uint8Array<ArrayBuffer> {
  const stored: Size = swapsSides(turn) ? { width: size.height, height: size.width } : size
  const [first, second, third] = planes
  const scaledTo = (plane: Plane) => resample(plane, stored, rough)
  if (pixels === 'grey') {
    const grey = scaledTo(kind === 'yuv' ? first : second)
    return turnPicture(toBytes(grey, 2 ** (8 - bits)), stored, turn, 1)
  }
  if (kind === 'rgb') {
    const scaled = [scaledTo(first), scaledTo(second), scaledTo(third)] as const
    return turnPicture(interleaved(scaled), stored, turn, 4)
  }
  const scaled = [scaledTo(first), scaledTo(second), scaledTo(third)] as const
  return turnPicture(toRgba(scaled, bits, colour), stored, turn, 4)
}

function toBytes(values: Float32Array, factor: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(values.length)
  for (let i = 0; i < values.length; i++) bytes[i] = (values[i] ?? 0) * factor
  return new Uint8Array(bytes.buffer)
}

function interleaved([red, green, blue]: readonly [Float32Array, Float32Array, Float32Array]) {
  const rgba = new Uint8ClampedArray(red.length * 4)
  for (let i = 0, at = 0; i < red.length; i++, at += 4) {
    rgba[at] = red[i] ?? 0
    rgba[at + 1] = green[i] ?? 0
    rgba[at + 2] = blue[i] ?? 0
    rgba[at + 3] = 255
  }
  return new Uint8Array(rgba.buffer)
}
