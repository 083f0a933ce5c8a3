import { type Adjustment, fitting } from '../../src/domain/takes/adjustment.ts'
import type { Pixels } from './region/pixels.ts'

/** Every tone of 0 to 255, lighter or darker: black and white stay, the middle moves. */
function toneCurve(tone: number): Uint8ClampedArray {
  const power = 2 ** (-tone / 100)
  return Uint8ClampedArray.from({ length: 256 }, (_, i) => Math.round(255 * (i / 255) ** power))
}

/**
 * A picture with another tone, closer and turned, at its own size. Each pixel is read between its
 * four neighbours.
 */
export function adjusted(picture: Pixels, wanted: Adjustment): Pixels {
  const { width, height, data } = picture
  const { tone, zoom, x, y, angle } = fitting(wanted, width / height)
  const curve = toneCurve(tone)
  const turn = (angle * Math.PI) / 180
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)]
  const made = new Uint8ClampedArray(data.length)
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [dx, dy] = [(column + 0.5 - width / 2) / zoom, (row + 0.5 - height / 2) / zoom]
      const from = { x: x * width + dx * cos + dy * sin - 0.5, y: y * height - dx * sin + dy * cos - 0.5 }
      readInto(made, (row * width + column) * 4, picture, from, curve)
    }
  }
  return { width, height, data: made }
}

function readInto(
  made: Uint8ClampedArray,
  place: number,
  { width, height, data }: Pixels,
  { x, y }: { readonly x: number; readonly y: number },
  curve: Uint8ClampedArray,
): void {
  const within = (value: number, most: number) => Math.min(most - 1, Math.max(0, value))
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [a, b] = [x - left, y - top]
  const [x0, x1] = [within(left, width), within(left + 1, width)]
  const [y0, y1] = [within(top, height), within(top + 1, height)]
  for (let c = 0; c < 4; c += 1) {
    const at = (column: number, row: number) => data[(row * width + column) * 4 + c] as number
    const upper = at(x0, y0) * (1 - a) + at(x1, y0) * a
    const lower = at(x0, y1) * (1 - a) + at(x1, y1) * a
    const value = Math.round(upper * (1 - b) + lower * b)
    made[place + c] = c < 3 ? (curve[value] as number) : value
  }
}
