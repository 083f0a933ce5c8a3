import { reflect } from './tiles.ts'

/** Eight bits a channel, not premultiplied, row by row. */
export interface Rgba {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/**
 * Cuts a rectangle out of a picture as RGB planes of 0…1, [3, height, width]; what lies beyond the picture's edge is its
 * mirror image.
 */
export function planesAt(
  picture: Rgba,
  left: number,
  top: number,
  width: number,
  height: number,
): Float32Array<ArrayBuffer> {
  const area = width * height
  const planes = new Float32Array(3 * area)
  const columns = Int32Array.from({ length: width }, (_, x) => reflect(left + x, picture.width) * 4)
  for (let y = 0; y < height; y++) {
    const row = reflect(top + y, picture.height) * picture.width * 4
    for (let x = 0; x < width; x++) {
      const from = row + (columns[x] as number)
      const to = y * width + x
      planes[to] = (picture.data[from] as number) / 255
      planes[area + to] = (picture.data[from + 1] as number) / 255
      planes[2 * area + to] = (picture.data[from + 2] as number) / 255
    }
  }
  return planes
}

/** Clamps to 0…1 and averages blocks of `factor` × `factor`, plane by plane. Sizes are those before. */
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
