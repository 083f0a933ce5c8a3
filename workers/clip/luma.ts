import { FRAME_FORMAT } from '../../src/domain/clip/frame-format.ts'
import type { Size } from '../../src/lib/geometry.ts'

const [COLUMNS, ROWS] = FRAME_FORMAT.luma

/** ITU-R BT.709 luma weights of red, green and blue, in 65536ths. */
const WEIGHTS = [13933, 46871, 4732] as const

/** Mean luma of an RGBA picture on the grid of `FRAME_FORMAT.luma`. */
export function lumaGrid(rgba: Uint8Array, { width, height }: Size): Uint8Array<ArrayBuffer> {
  const grid = new Uint8Array(COLUMNS * ROWS)
  for (let row = 0; row < ROWS; row++) {
    const [top, bottom] = cell(row, ROWS, height)
    for (let column = 0; column < COLUMNS; column++) {
      const [left, right] = cell(column, COLUMNS, width)
      let sum = 0
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += lightnessAt(rgba, (y * width + x) * 4)
      }
      grid[row * COLUMNS + column] = Math.round(sum / ((bottom - top) * (right - left)))
    }
  }
  return grid
}

/** Pixel range of a cell, end exclusive: at least one pixel, even with fewer pixels than cells. */
function cell(index: number, count: number, length: number): readonly [number, number] {
  const from = Math.min(length - 1, Math.floor((index * length) / count))
  return [from, Math.max(from + 1, Math.floor(((index + 1) * length) / count))]
}

function lightnessAt(rgba: Uint8Array, at: number): number {
  const [red, green, blue] = WEIGHTS
  return (red * (rgba[at] ?? 0) + green * (rgba[at + 1] ?? 0) + blue * (rgba[at + 2] ?? 0)) / 65536
}
