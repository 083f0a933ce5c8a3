import type { Rgba } from './planes.ts'
import type { Band } from './tiles.ts'

/** A finished tile: RGB planes [3, height, width] at the result's scale, and the drift of its colours at the source's. */
export interface FinishedTile {
  readonly planes: Float32Array
  readonly drift: Float32Array
  /** Size in pixels of the source. */
  readonly width: number
  readonly height: number
  /** Where its upper left corner lies in the source. */
  readonly left: number
  readonly top: number
}

/**
 * Writes a tile into the result, colours put right, faded into the tiles left of it and above it, which must be there
 * already. Weights of a seam's neighbours add up to 1, so a running average needs no second picture for them.
 */
export function pasteTile(result: Rgba, tile: FinishedTile, across: Band, down: Band, scale: number): void {
  const columns = bilinear(across.from, across.to, scale, tile.left, tile.width)
  const rows = bilinear(down.from, down.to, scale, tile.top, tile.height)
  const [area, tileWidth] = [tile.width * tile.height, tile.width * scale]
  for (let y = down.from; y < down.to; y++) {
    const iy = y - down.from
    const [ownY, beforeY] = [down.own[iy] as number, down.before[iy] as number]
    const [upper, lower, shareY] = at(rows, iy, tile.width)
    const line = (y - tile.top * scale) * tileWidth - tile.left * scale
    for (let x = across.from; x < across.to; x++) {
      const ix = x - across.from
      const own = (across.own[ix] as number) * ownY
      const share = own / (beforeY + (across.before[ix] as number) * ownY + own)
      const [left, right, shareX] = at(columns, ix, 1)
      const to = (y * result.width + x) * 4
      for (let plane = 0; plane < 3; plane++) {
        const { drift } = tile
        const start = plane * area
        const above = mix(
          drift[start + upper + left] as number,
          drift[start + upper + right] as number,
          shareX,
        )
        const below = mix(
          drift[start + lower + left] as number,
          drift[start + lower + right] as number,
          shareX,
        )
        const value = (tile.planes[start * scale * scale + line + x] as number) + mix(above, below, shareY)
        // The array clamps and rounds.
        result.data[to + plane] =
          share === 1 ? value * 255 : mix(result.data[to + plane] as number, value * 255, share)
      }
    }
  }
}

/** Enlarges the source's alpha bilinearly; opaque everywhere when `opaque`. */
export function pasteAlpha(result: Rgba, source: Rgba, scale: number, opaque: boolean): void {
  if (opaque) {
    for (let i = 3; i < result.data.length; i += 4) result.data[i] = 255
    return
  }
  const columns = bilinear(0, result.width, scale, 0, source.width)
  const rows = bilinear(0, result.height, scale, 0, source.height)
  const alpha = (i: number) => source.data[i * 4 + 3] as number
  for (let y = 0; y < result.height; y++) {
    const [upper, lower, shareY] = at(rows, y, source.width)
    for (let x = 0; x < result.width; x++) {
      const [left, right, shareX] = at(columns, x, 1)
      const above = mix(alpha(upper + left), alpha(upper + right), shareX)
      const below = mix(alpha(lower + left), alpha(lower + right), shareX)
      result.data[(y * result.width + x) * 4 + 3] = mix(above, below, shareY)
    }
  }
}

const mix = (one: number, other: number, share: number) => one + (other - one) * share

interface Places {
  readonly first: Int32Array
  readonly second: Int32Array
  readonly share: Float32Array
}

/** For each pixel of a stretch of the result: the two source pixels that its centre lies between, and the second's share. */
function bilinear(from: number, to: number, scale: number, origin: number, length: number): Places {
  const places = {
    first: new Int32Array(to - from),
    second: new Int32Array(to - from),
    share: new Float32Array(to - from),
  }
  for (let i = 0; i < to - from; i++) {
    const centre = (from + i + 0.5) / scale - 0.5 - origin
    const floor = Math.floor(centre)
    places.first[i] = Math.min(length - 1, Math.max(0, floor))
    places.second[i] = Math.min(length - 1, Math.max(0, floor + 1))
    places.share[i] = centre - floor
  }
  return places
}

function at({ first, second, share }: Places, i: number, step: number): readonly [number, number, number] {
  return [(first[i] as number) * step, (second[i] as number) * step, share[i] as number]
}
