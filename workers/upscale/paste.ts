import { bilinear, mix, placeAt } from './bilinear.ts'
import type { Rgba } from './planes.ts'
import type { Band } from './tiles.ts'

/** A finished tile: opaque pixels at the result's scale. */
export interface FinishedTile {
  readonly picture: Rgba
  /** Its upper left corner, in pixels of the source. */
  readonly left: number
  readonly top: number
}

/**
 * Writes a tile into the result, blended into the tiles left and above, which must exist already.
 * The weights at a seam sum to 1, so a running average needs no second picture.
 */
export function pasteTile(result: Rgba, tile: FinishedTile, across: Band, down: Band, scale: number): void {
  const { picture } = tile
  for (let y = down.from; y < down.to; y++) {
    const [ownY, beforeY] = [down.own[y - down.from] as number, down.before[y - down.from] as number]
    const line = (y - tile.top * scale) * picture.width - tile.left * scale
    const row = y * result.width
    if (!across.isFaded && !down.isFaded) {
      result.data.set(
        picture.data.subarray((line + across.from) * 4, (line + across.to) * 4),
        (row + across.from) * 4,
      )
      continue
    }
    for (let x = across.from; x < across.to; x++) {
      const own = (across.own[x - across.from] as number) * ownY
      const share = own / (beforeY + (across.before[x - across.from] as number) * ownY + own)
      const [from, to] = [(line + x) * 4, (row + x) * 4]
      for (let plane = 0; plane < 3; plane++) {
        // The array rounds.
        result.data[to + plane] = mix(
          result.data[to + plane] as number,
          picture.data[from + plane] as number,
          share,
        )
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
    const [upper, lower, shareY] = placeAt(rows, y, source.width)
    for (let x = 0; x < result.width; x++) {
      const [left, right, shareX] = placeAt(columns, x, 1)
      const above = mix(alpha(upper + left), alpha(upper + right), shareX)
      const below = mix(alpha(lower + left), alpha(lower + right), shareX)
      result.data[(y * result.width + x) * 4 + 3] = mix(above, below, shareY)
    }
  }
}
