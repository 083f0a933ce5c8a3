import type { UpscaleScale } from '../../src/domain/upscale/upscale.ts'
import type { Rgba } from './planes.ts'

/**
 * Enlarges RGB planes of 0…1, [3, height, width], to [3, scale · height, scale · width]; sizes are
 * those before. What comes is the caller's own, who takes it apart: a copy, where it lies in memory
 * that is used again.
 */
export type Net = (planes: Float32Array<ArrayBuffer>, width: number, height: number) => Promise<Float32Array>

/**
 * Enlarges a tile of a picture, colours put right; what comes back is opaque. `onShare` hears how
 * much of it is done, 0…1, where the backend can tell.
 */
export type TileNet = (tile: Rgba, onShare: (share: number) => void) => Promise<Rgba>

/** A net that holds memory until it is closed. */
export interface OpenNet {
  /** The net alone; only where it was opened for its own scale. */
  readonly enlarge: Net
  readonly enlargeTile: TileNet
  close(): Promise<void>
}

/** What a net is opened for. */
export interface Tiling {
  /** Of each tile, context included. */
  readonly width: number
  readonly height: number
  /** How many there are. */
  readonly tiles: number
  /** By how much the net enlarges, and by how much tiles are to be larger. */
  readonly netScale: number
  readonly scale: UpscaleScale
}

/** A way to compute nets. It knows nothing of pictures and seams. */
export interface Backend {
  /** How many tiles it computes at a time. */
  readonly lanes: number
  /**
   * Opens a model, given as its ONNX file, for tiles of one size: no other size is asked of it.
   * @throws AppError `out-of-memory`, `upscaler-failed`, `upscaler-wrong`, `worker-crashed`; the
   * net's calls too.
   */
  open(model: Uint8Array, tiling: Tiling): Promise<OpenNet>
}

/** Opens a net, lets `use` run it, and closes it. */
export async function withNet<Result>(
  backend: Backend,
  model: Uint8Array,
  tiling: Tiling,
  use: (net: OpenNet) => Promise<Result>,
): Promise<Result> {
  const net = await backend.open(model, tiling)
  try {
    return await use(net)
  } finally {
    await net.close()
  }
}
