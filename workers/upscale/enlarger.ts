import { enlargeIn, openLane, startLane } from './kernel-lane.ts'
import type { Rgba } from './planes.ts'

/**
 * Enlarges a small opaque picture twofold or fourfold; its pixels are given away. Its edge is its
 * tile's edge: the caller gives some more than it shows.
 * @throws AppError `out-of-memory`, `upscaler-failed`, `upscaler-wrong`, `worker-crashed`
 */
export type Enlarger = (picture: Rgba, scale: 2 | 4) => Promise<Rgba>

/**
 * *Fast* on our own kernel, for pictures that are one tile. Each has a kernel of its own, which
 * ends with it: the caller goes on without its memory, which garbage collection would free later.
 */
export function enlargerOf(model: Uint8Array): Enlarger {
  return async (picture, scale) => {
    const { width, height } = picture
    const lane = await startLane()
    try {
      // Fewer weights take less long to write, which the more multiplications of one tile cost.
      await openLane(lane, model, { width, height, scale, small: true })
      return await enlargeIn(lane, picture, scale, () => undefined)
    } finally {
      lane.worker.terminate()
    }
  }
}
