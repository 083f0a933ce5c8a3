import { reflect } from './tiles.ts'

/** Eight bits per channel, not premultiplied, row by row. */
export interface Rgba {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** Cuts a rectangle out of a picture, mirrored beyond the picture's edge. */
export function cutTile(picture: Rgba, left: number, top: number, width: number, height: number): Rgba {
  const from = new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.width * picture.height)
  const data = new Uint8ClampedArray(width * height * 4)
  const to = new Uint32Array(data.buffer)
  const columns = Int32Array.from({ length: width }, (_, x) => reflect(left + x, picture.width))
  for (let y = 0; y < height; y++) {
    const row = reflect(top + y, picture.height) * picture.width
    for (let x = 0; x < width; x++) to[y * width + x] = from[row + (columns[x] as number)] as number
  }
  return { width, height, data }
}

/** RGB planes of 0…1, [3, height, width]. */
export function planesOf({ width, height, data }: Rgba): Float32Array<ArrayBuffer> {
  const area = width * height
  const planes = new Float32Array(3 * area)
  for (let i = 0; i < area; i++) {
    planes[i] = (data[i * 4] as number) / 255
    planes[area + i] = (data[i * 4 + 1] as number) / 255
    planes[2 * area + i] = (data[i * 4 + 2] as number) / 255
  }
  return planes
}

/**
 * Clamps to 0…1 and averages blocks of `factor` × `factor` in each plane. `width` and `height` are
 * the input's.
 */
export function shrink(
  planes: Float32Array,
  width: number,
  height: number,
  factor: number,
): Float32Array<ArrayBuffer> {
  const [smallWidth, smallHeight] = [width / factor, height / factor]
  const small = new Float32Array(3 * smallWidth * smallHeight)
  const share = 1 / (factor * factor)
  for (let row = 0; row < 3 * height; row++) {
    const to = Math.floor(row / factor) * smallWidth
    for (let x = 0; x < width; x++) {
      const value = planes[row * width + x] as number
      const i = to + Math.floor(x / factor)
      small[i] = (small[i] as number) + share * Math.min(1, Math.max(0, value))
    }
  }
  return small
}

export function isOpaque({ data }: Rgba): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false
  return true
}
