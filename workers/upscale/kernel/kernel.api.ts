import type { UpscaleScale } from '../../../src/domain/upscale/upscale.ts'

/** The contract of a kernel worker. Types only. */
export interface KernelApi {
  /**
   * Prepares for tiles of one size.
   * @throws AppError `upscaler-failed` for a model other than the compact net, or without SIMD,
   * `out-of-memory`, `upscaler-wrong` where the engine rejects the module.
   */
  open(model: Uint8Array, tile: KernelTile): Promise<void>
  /**
   * Prepares for tiles of another size with the same model.
   * @throws AppError `out-of-memory`, `upscaler-wrong`.
   */
  resize(tile: KernelTile): Promise<void>
  /**
   * The net alone: RGB planes of 0…1, [3, height, width], to [3, 4 · height, 4 · width], unclamped.
   * Only when opened for ×4.
   * @throws AppError `upscaler-wrong` where the kernel traps; `enlarge` too.
   */
  net(planes: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>>
  /**
   * Enlarges a tile, [height][width] of opaque RGBA, to the result's scale, with corrected colours.
   * `onShare` gets the share done, 0…1, some dozens of times.
   */
  enlarge(
    pixels: Uint8ClampedArray<ArrayBuffer>,
    onShare: (share: number) => unknown,
  ): Promise<Uint8ClampedArray<ArrayBuffer>>
}

export interface KernelTile {
  readonly width: number
  readonly height: number
  readonly scale: UpscaleScale
  /** True saves memory: a smaller transform with a sixth more multiplications. */
  readonly small: boolean
}
