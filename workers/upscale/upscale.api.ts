import type { UpscaleBackend, UpscaleFormat, UpscaleScale } from '../../src/domain/upscale/upscale.ts'

/**
 * The contract of the upscale worker. Types only: both sides import it, neither imports the other.
 */
export interface UpscaleApi {
  /**
   * Enlarges a picture, upright by its EXIF orientation, alpha included. Falls back to PNG where
   * the wanted format cannot be written losslessly.
   * @throws AppError `picture-unreadable`, `picture-too-large`, `download-failed`, `out-of-memory`,
   * `upscaler-wrong` (this backend gives wrong pictures), `upscaler-failed`.
   */
  upscale(
    picture: Blob,
    job: UpscaleJob,
    onProgress: (progress: UpscaleProgress) => void,
  ): Promise<UpscaledPicture>
  /**
   * Checks whether a file is an upscaler: one picture in, [1, 3, h, w] of any size, RGB of 0…1 as
   * 32-bit floats, and the same ×4 out.
   * @returns its output for the self-check's tile: `NetSource.samples`.
   * @throws AppError `model-unreadable`, `model-unsuitable`.
   */
  inspect(model: Blob): Promise<readonly number[]>
  /**
   * Times the kernel on the CPU and, with `gpu`, the convolutions of our own on the GPU, for about
   * a second.
   * @throws AppError `upscaler-failed` where there is no WebGPU adapter, or the device is lost,
   * silent or refuses.
   */
  survey(gpu: boolean): Promise<GpuSurvey>
  /** True where WebP can be written losslessly. */
  writesLosslessWebp(): Promise<boolean>
}

/** Speeds in operations a second, counted as plain convolution. */
export interface GpuSurvey {
  /** Ways to compute on the GPU, fastest first; none where it was not asked. */
  readonly variants: readonly { readonly id: string; readonly speed: number }[]
  /** Of our own kernel on all cores that it uses. */
  readonly kernel: number
  /** Of ONNX Runtime in WebAssembly, reckoned from the kernel's. */
  readonly onnx: number
}

export interface UpscaleJob {
  readonly net: NetSource
  readonly backend: UpscaleBackend
  readonly scale: UpscaleScale
  readonly format: UpscaleFormat
  /** Maximum pixels of one tile, context included. */
  readonly tilePixels: number
  /** Share of the GPU's largest tile to use, 0…1. */
  readonly tileShare: number
  /** What the GPU was found to do; without it the most frugal way is taken. */
  readonly survey?: GpuSurvey | undefined
  /** True to run the self-check first. */
  readonly selfCheck: boolean
}

/** A net and its tiling rules; models/index.ts explains each field. */
export interface NetSource {
  /** Its ONNX file, or the pack of a bundled one. */
  readonly file: Blob | 'upscaler-fast' | 'upscaler-best'
  readonly scale: number
  readonly overlap: number
  readonly fade: number
  readonly samples: readonly number[]
}

export interface UpscaleProgress {
  /** `loading` counts bytes of the model, `enlarging` tiles. */
  readonly stage: 'loading' | 'enlarging'
  /** Fractional while a tile is partly done. */
  readonly done: number
  readonly total: number
}

export interface UpscaledPicture {
  readonly picture: Blob
  readonly width: number
  readonly height: number
}
