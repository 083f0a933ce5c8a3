import type { UpscaleScale } from '../../../src/domain/upscale/upscale.ts'
import type { KernelShape } from './layout.ts'

/** Approximate batch size in tiles: the transforms fit the second-level cache. */
const BATCH = { 4: 18, 6: 12 }

/** The parameters for a tile: F(6, 3), or F(4, 3) where memory is short; rows in even batches. */
export function shapeFor(
  tile: {
    readonly width: number
    readonly height: number
    readonly scale: UpscaleScale
    readonly small: boolean
  },
  relaxed: boolean,
): KernelShape {
  const { width, height, scale, small } = tile
  const outputs = small ? 4 : 6
  const tiles = Math.ceil(width / outputs)
  const batch = Math.ceil(tiles / Math.ceil(tiles / BATCH[outputs]))
  return { width, height, scale, outputs, relaxed, batch }
}
