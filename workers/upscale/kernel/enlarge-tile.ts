import { finishTile } from '../finish-tile.ts'
import { planesOf } from '../planes.ts'
import type { KernelTile } from './kernel.api.ts'
import type { Kernel } from './kernel.ts'

/**
 * Enlarges a tile, [height][width] of opaque RGBA, to the scale of the kernel, with corrected
 * colours. `onShare` gets the share done, 0…1.
 * @throws AppError `upscaler-wrong` for a tile unlike its source.
 */
export function enlargeTile(
  kernel: Kernel,
  tile: KernelTile,
  pixels: Uint8ClampedArray<ArrayBuffer>,
  onShare?: (share: number) => void,
): Uint8ClampedArray<ArrayBuffer> {
  const put = (y: number, to: Float32Array) => {
    const row = y * tile.width * 4
    for (let x = 0, i = row; x < to.length; x += 3, i += 4) {
      to[x] = (pixels[i] as number) / 255
      to[x + 1] = (pixels[i + 1] as number) / 255
      to[x + 2] = (pixels[i + 2] as number) / 255
    }
  }
  const { large, shrunk } = kernel.run(put, onShare)
  const { width, height, scale } = tile
  return finishTile(planesOf({ data: pixels, width, height }), large, shrunk, tile, scale).data
}
