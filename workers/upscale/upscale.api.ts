import type { PictureFormat, UpscaleBackend, UpscaleScale } from '../../src/domain/upscale/upscale.ts'

/** What the upscale worker offers. Types only: both sides import it, neither imports the other. */
export interface UpscaleApi {
  /**
   * Enlarges a picture, upright by its EXIF orientation, alpha kept. It comes as PNG, too, where
   * the wished format cannot be written here without loss.
   * @throws AppError `picture-unreadable`, `picture-too-large`, `download-failed`, `out-of-memory`,
   * `upscaler-wrong` (this backend gives wrong pictures), `upscaler-failed`.
   */
  upscale(
    picture: Blob,
    job: UpscaleJob,
    onProgress: (progress: UpscaleProgress) => void,
  ): Promise<UpscaledPicture>
  /**
   * Finds out whether a file is an upscaler: one picture in, [1, 3, h, w] of any size, RGB of 0…1
   * as 32-bit floats, and the same ×4 out.
   * @returns what it makes of the self-check's tile: `NetSource.samples`.
   * @throws AppError `model-unreadable`, `model-unsuitable`.
   */
  inspect(model: Blob): Promise<readonly number[]>
  /** True where WebP can be written here without loss. */
  writesLosslessWebp(): Promise<boolean>
}

export interface UpscaleJob {
  readonly net: NetSource
  readonly backend: UpscaleBackend
  readonly scale: UpscaleScale
  readonly format: PictureFormat
  /** Most pixels of one tile, context included. */
  readonly tilePixels: number
  /** True to let the backend prove itself on a known tile first. */
  readonly selfCheck: boolean
}

/** A net and how its tiles must be cut; the models folder says what each part means. */
export interface NetSource {
  /** Its ONNX file, or the name of one that the app brings along. */
  readonly file: Blob | 'upscaler-fast' | 'upscaler-best'
  readonly scale: number
  readonly overlap: number
  readonly fade: number
  readonly samples: readonly number[]
}

export interface UpscaleProgress {
  /** `loading` counts bytes of the model, `enlarging` tiles. */
  readonly stage: 'loading' | 'enlarging'
  /** With a fraction for tiles that are done in part. */
  readonly done: number
  readonly total: number
}

export interface UpscaledPicture {
  readonly picture: Blob
  readonly width: number
  readonly height: number
}
