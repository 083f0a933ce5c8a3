import type { PicturePixels } from './people.api.ts'

/** Where a picture lies in a net's input, in fractions of the input. */
export interface Letterbox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The range that a net takes for a byte of 0…255. */
export interface ColourRange {
  readonly least: number
  readonly most: number
}

/**
 * Writes a picture into a net's input, [height][width][4], as large as fits, in the middle, on
 * black. Each input pixel is the mean of what it covers, at least one pixel.
 */
export function letterbox(
  { data, width, height }: PicturePixels,
  input: Float32Array,
  size: { readonly width: number; readonly height: number },
  { least, most }: ColourRange,
): Letterbox {
  const scale = Math.min(size.width / width, size.height / height)
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const [left, top] = [(size.width - w) >> 1, (size.height - h) >> 1]
  const factor = (most - least) / 255
  input.fill(least)
  for (let y = 0; y < h; y++) {
    const [fromY, toY] = covered(y, h, height)
    for (let x = 0; x < w; x++) {
      const [fromX, toX] = covered(x, w, width)
      let [red, green, blue] = [0, 0, 0]
      for (let v = fromY; v < toY; v++)
        for (let u = fromX; u < toX; u++) {
          const at = (v * width + u) * 4
          red += data[at]!
          green += data[at + 1]!
          blue += data[at + 2]!
        }
      const each = factor / ((toX - fromX) * (toY - fromY))
      const to = ((y + top) * size.width + x + left) * 4
      input[to] = least + red * each
      input[to + 1] = least + green * each
      input[to + 2] = least + blue * each
    }
  }
  return { x: left / size.width, y: top / size.height, width: w / size.width, height: h / size.height }
}

/** The source pixels below one of `count`, at least one. */
function covered(place: number, count: number, size: number): readonly [number, number] {
  const from = Math.min(size - 1, Math.floor((place * size) / count))
  return [from, Math.max(from + 1, Math.round(((place + 1) * size) / count))]
}
