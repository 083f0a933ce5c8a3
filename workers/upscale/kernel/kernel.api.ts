import type { UpscaleScale } from '../../../src/domain/upscale/upscale.ts'

/** What a kernel worker offers. Types only. */
export interface KernelApi {
  /**
   * Makes itself ready for tiles of one size.
   * @throws AppError `upscaler-failed` for a model that is not exactly the compact net, or without
   * SIMD, `out-of-memory`, `upscaler-wrong` where the engine does not take the module.
   */
  open(model: Uint8Array, tile: KernelTile): Promise<void>
  /**
   * Makes itself ready for tiles of another size, with the model that it was opened with.
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
   * A tile of a picture, [height][width] of opaque RGBA, to the same at the result's scale, colours
   * put right. `onShare` hears how much of it is done, 0…1, some dozens of times.
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
  /** True to save memory: a smaller transform, with a sixth more to multiply. */
  readonly small: boolean
}
