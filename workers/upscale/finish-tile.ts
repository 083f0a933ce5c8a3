import { AppError } from '../../src/lib/errors.ts'
import { freeArray } from '../../src/lib/free-array.ts'
import type { Size } from '../../src/lib/geometry.ts'
import type { Net, TileNet } from './backend.ts'
import { bilinear, mix, placeAt } from './bilinear.ts'
import { driftOf, isPlausible } from './drift.ts'
import { planesOf, type Rgba, shrink } from './planes.ts'

/**
 * Corrects the colours of an enlarged tile and converts it to pixels. `planes` is the source tile,
 * `large` the net's output at the result's scale, `shrunk` the same at the source size; all RGB
 * planes of 0…1, with the size of `planes`.
 * @throws AppError `upscaler-wrong` for a tile unlike its source.
 */
export function finishTile(
  planes: Float32Array,
  large: Float32Array,
  shrunk: Float32Array,
  { width, height }: Size,
  scale: number,
): Rgba {
  const drift = driftOf(planes, shrunk, width, height)
  if (!isPlausible(drift)) throw new AppError('upscaler-wrong')
  const size = { width: width * scale, height: height * scale }
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(255)
  const columns = bilinear(0, size.width, scale, 0, width)
  const rows = bilinear(0, size.height, scale, 0, height)
  const line = new Float32Array(width)
  for (let plane = 0; plane < 3; plane++) {
    for (let y = 0; y < size.height; y++) {
      const [upper, lower, shareY] = placeAt(rows, y, width)
      const start = plane * width * height
      for (let x = 0; x < width; x++) {
        line[x] = mix(drift[start + upper + x] as number, drift[start + lower + x] as number, shareY)
      }
      const from = (plane * size.height + y) * size.width
      const to = y * size.width * 4 + plane
      for (let x = 0; x < size.width; x++) {
        const left = line[columns.first[x] as number] as number
        const right = line[columns.second[x] as number] as number
        const value = Math.min(1, Math.max(0, large[from + x] as number))
        // The array clamps and rounds.
        data[to + x * 4] = (value + mix(left, right, columns.share[x] as number)) * 255
      }
    }
  }
  return { ...size, data }
}

/** Adapts a net on planes to one on pixels. */
export const finishing =
  (net: Net, netScale: number, scale: number): TileNet =>
  async (tile) => {
    const { width, height } = tile
    const planes = planesOf(tile)
    const output = await net(planes.slice(), width, height)
    const at = (size: number) => shrink(output, width * netScale, height * netScale, netScale / size)
    const [large, shrunk] = [at(scale), at(1)]
    // A tile's tens of megabytes.
    freeArray(output)
    return finishTile(planes, large, shrunk, tile, scale)
  }
