import type { Box } from '../../../src/domain/takes/region/region.ts'
import type { Size } from '../../../src/lib/geometry.ts'

/** Red, green, blue and alpha of each pixel, row by row, 0 to 255. */
export interface Pixels extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

export function cutPixels({ width, data }: Pixels, { left, top, ...size }: Box): Pixels {
  const part = new Uint8ClampedArray(size.width * size.height * 4)
  for (let y = 0; y < size.height; y += 1) {
    const from = ((top + y) * width + left) * 4
    part.set(data.subarray(from, from + size.width * 4), y * size.width * 4)
  }
  return { ...size, data: part }
}

/** Which pixels of a line each pixel of another one is made of, and how much of each. */
interface Weights {
  readonly first: Int32Array
  readonly shares: readonly Float32Array[]
}

/**
 * A triangle over each new pixel, as wide as the reduction: linear between pixels when enlarging,
 * a mean when reducing.
 */
function weightsOf(from: number, to: number): Weights {
  const scale = from / to
  const reach = Math.max(1, scale)
  const first = new Int32Array(to)
  const shares = Array.from({ length: to }, (_, i) => {
    const middle = (i + 0.5) * scale - 0.5
    const begin = Math.max(0, Math.ceil(middle - reach))
    const end = Math.min(from - 1, Math.floor(middle + reach))
    first[i] = begin
    const raw = Float32Array.from({ length: end - begin + 1 }, (_, k) =>
      Math.max(0, 1 - Math.abs(begin + k - middle) / reach),
    )
    const sum = raw.reduce((total, one) => total + one, 0) || 1
    return raw.map((one) => one / sum)
  })
  return { first, shares }
}

/** A picture at another size; the same one where it has that size. */
export function resized(picture: Pixels, { width, height }: Size): Pixels {
  if (picture.width === width && picture.height === height) return picture
  const across = weightsOf(picture.width, width)
  const down = weightsOf(picture.height, height)
  const rows = new Float32Array(width * picture.height * 4)
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const begin = across.first[x] as number
      const shares = across.shares[x] as Float32Array
      for (let c = 0; c < 4; c += 1) {
        let sum = 0
        for (let k = 0; k < shares.length; k += 1)
          sum += (picture.data[(y * picture.width + begin + k) * 4 + c] as number) * (shares[k] as number)
        rows[(y * width + x) * 4 + c] = sum
      }
    }
  }
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    const begin = down.first[y] as number
    const shares = down.shares[y] as Float32Array
    for (let i = 0; i < width * 4; i += 1) {
      let sum = 0
      for (let k = 0; k < shares.length; k += 1)
        sum += (rows[(begin + k) * width * 4 + i] as number) * (shares[k] as number)
      data[y * width * 4 + i] = sum
    }
  }
  return { width, height, data }
}
