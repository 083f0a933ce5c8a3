import { finishTile } from './finish-tile.ts'
import { readCompactNet } from './kernel/compact-net.ts'
import { openKernel } from './kernel/kernel.ts'
import { shapeFor } from './kernel/shape.ts'
import { findSimd } from './kernel/simd.ts'
import { planesOf, type Rgba } from './planes.ts'

/**
 * Enlarges a small opaque picture twofold or fourfold, in the thread that opened it. Its edge is
 * its tile's edge: the caller gives some more than it shows.
 * @throws AppError `upscaler-wrong`; RangeError without memory
 */
export type Enlarger = (picture: Rgba, scale: 2 | 4) => Promise<Rgba>

/** *Fast* on our own kernel, in the caller's thread, for pictures that are one tile. */
export function enlargerOf(model: Uint8Array): Enlarger {
  const net = readCompactNet(model)
  const isRelaxed = findSimd() === 'relaxed'
  return async (picture, scale) => {
    const { width, height, data } = picture
    const kernel = await openKernel(net, shapeFor({ width, height, scale, small: false }, isRelaxed))
    const { large, shrunk } = kernel.run((y, to) => {
      for (let x = 0, i = y * width * 4; x < to.length; x += 3, i += 4) {
        to[x] = (data[i] as number) / 255
        to[x + 1] = (data[i + 1] as number) / 255
        to[x + 2] = (data[i + 2] as number) / 255
      }
    })
    return finishTile(planesOf(picture), large, shrunk, picture, scale)
  }
}
