import type { UpscaleScale } from '../../src/domain/upscale/upscale.ts'
import type { Rgba } from './planes.ts'

/**
 * Enlarges RGB planes of 0…1, [3, height, width], to [3, scale · height, scale · width]; `width`
 * and `height` are the input's. The caller owns the result: it is a copy where the net reuses its
 * memory.
 */
export type Net = (planes: Float32Array<ArrayBuffer>, width: number, height: number) => Promise<Float32Array>

/**
 * Enlarges a tile with corrected colours; the result is opaque. `onShare` gets the share done, 0…1,
 * where the backend can tell.
 */
export type TileNet = (tile: Rgba, onShare: (share: number) => void) => Promise<Rgba>

/** A net that holds memory until it is closed. */
export interface OpenNet {
  /** The net alone; only when opened for its own scale. */
  readonly enlarge: Net
  readonly enlargeTile: TileNet
  close(): Promise<void>
}

/** The tiles that a net is opened for. */
export interface Tiling {
  /** Size of each tile, context included. */
  readonly width: number
  readonly height: number
  /** Number of tiles. */
  readonly tiles: number
  /** The net's scale, and the tiles' wanted scale. */
  readonly netScale: number
  readonly scale: UpscaleScale
}

/** Computes nets. It knows nothing about pictures and seams. */
export interface Backend {
  /** Tiles computed at a time. */
  readonly lanes: number
  /** Tiles begun beside the one that is awaited; `lanes` where absent. */
  readonly inFlight?: number
  /** True where `onShare` is told. */
  readonly tellsShares?: boolean
  /** Maximum pixels of a tile, context included; absent where the model says it. */
  tilePixels?(model: Uint8Array, scale: UpscaleScale): number
  /** Checks itself on the known tile; absent where `open` is checked. @throws as `open`. */
  check?(model: Uint8Array, samples: readonly number[]): Promise<void>
  /**
   * Opens a model (ONNX file) for tiles of one size.
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
