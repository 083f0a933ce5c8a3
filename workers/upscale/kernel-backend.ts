import PQueue from 'p-queue'
import type { UpscaleScale } from '../../src/domain/upscale/upscale.ts'
import type { Backend, Tiling } from './backend.ts'
import { enlargeIn, type Lane, openLane, startLane } from './kernel-lane.ts'

/** More workers would share the same arithmetic units and caches, and each takes its own memory. */
const MOST_LANES = 8

/** Device memory in GB as the browser reports it, rounded; 4 where it does not. */
const deviceMemory = (): number => {
  const { deviceMemory: said } = navigator as typeof navigator & { readonly deviceMemory?: number }
  return said ?? 4
}

/** Bytes of one of so many lanes: all of them take at most an eighth of the memory. */
const laneMemory = (lanes: number) => (deviceMemory() * 2 ** 30) / 8 / lanes

/** A lane takes up to 90 MB, more only where there is more. */
export const lanesHere = (): number =>
  Math.max(
    1,
    Math.min(navigator.hardwareConcurrency || 1, MOST_LANES, Math.floor((deviceMemory() * 1024) / 8 / 90)),
  )

/** Bytes of a lane beside its tile: weights, and rows between layers. */
const LANE_BYTES = 60e6
/** Bytes for a pixel of a tile: the net's planes by scale, and what is made of them. */
const PIXEL_BYTES = { 2: 125, 4: 320 } as const
/** Pixels of a tile: larger ones compute little less twice. */
const TILE = { least: 360_000, most: 600_000 }

/** Pixels of a tile, context included, in the memory of one of so many lanes. */
export function kernelTilePixels(lanes: number, scale: UpscaleScale): number {
  const pixels = (laneMemory(lanes) - LANE_BYTES) / PIXEL_BYTES[scale]
  return Math.floor(Math.min(TILE.most, Math.max(TILE.least, pixels)))
}

/**
 * Our own kernel, for the compact net only: one tile per worker, as many workers as cores and
 * memory allow. Each has its own memory, so the page need not be cross-origin isolated.
 */
export async function readyKernel(most = lanesHere()): Promise<Backend> {
  // Lanes of closed nets, which still hold the model, so that another tile size opens fast; at
  // first those that start while the model loads.
  const idle = startLanes(most)
  return {
    lanes: most,
    tellsShares: true,
    tilePixels: (_, scale) => kernelTilePixels(most, scale),
    async open(model, tiling) {
      const count = Math.min(most, tiling.tiles)
      const starting = idle.splice(0, count)
      starting.push(...startLanes(count - starting.length))
      const lanes = await openAll(starting, (lane) => openLane(lane, model, tileOf(tiling)))
      const { take, free } = sharing(lanes)
      const close = async () => {
        for (const lane of lanes) {
          if (free.includes(lane)) idle.push(Promise.resolve(lane))
          else lane.worker.terminate()
        }
      }
      return {
        enlarge: (planes) => take((lane) => lane.ask((kernel) => kernel.net(planes))),
        enlargeTile: (tile, onShare) => take((lane) => enlargeIn(lane, tile, tiling.scale, onShare)),
        close,
      }
    },
  }
}

/** Opens each lane as soon as it is up, while the next one starts: all of them, or none. */
async function openAll(
  starting: readonly Promise<Lane>[],
  open: (lane: Lane) => Promise<void>,
): Promise<readonly Lane[]> {
  try {
    return await Promise.all(
      starting.map(async (start) => {
        const lane = await start
        await open(lane)
        return lane
      }),
    )
  } catch (error) {
    for (const start of starting)
      start.then(
        ({ worker }) => worker.terminate(),
        () => undefined,
      )
    throw error
  }
}

/** One after another: Firefox can hang for good where a worker starts two at once. */
function startLanes(count: number): Promise<Lane>[] {
  const lanes: Promise<Lane>[] = []
  while (lanes.length < count) {
    const lane = (lanes.at(-1) ?? Promise.resolve()).then(startLane)
    // Where it fails, the call that takes it tells.
    lane.catch(() => undefined)
    lanes.push(lane)
  }
  return lanes
}

const tileOf = ({ width, height, scale }: Tiling) => ({ width, height, scale, small: deviceMemory() < 2 })

/** Assigns each piece of work to the first free lane, in order of arrival. */
function sharing(lanes: readonly Lane[]) {
  const free = [...lanes]
  const queue = new PQueue({ concurrency: lanes.length })
  const take = <Result>(work: (lane: Lane) => Promise<Result>): Promise<Result> =>
    queue.add(async () => {
      const lane = free.pop()
      if (!lane) throw new Error('More work than kernels was begun.')
      try {
        return await work(lane)
      } finally {
        free.push(lane)
      }
    })
  return { take, free }
}
