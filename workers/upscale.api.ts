import type { UpscaleBackend, UpscaleScale } from '../src/domain/upscale.ts'

/** What the upscale worker offers. Types only: both sides import it, neither imports the other. */
export interface UpscaleApi {
  /**
   * Enlarges a picture, upright by its EXIF orientation, alpha kept, to PNG.
   * @throws AppError `picture-unreadable`, `picture-too-large`, `download-failed`, `out-of-memory`,
   * `upscaler-wrong` (this backend gives wrong pictures), `upscaler-failed`.
   */
  upscale(
    picture: Blob,
    job: UpscaleJob,
    onProgress: (progress: UpscaleProgress) => void,
  ): Promise<UpscaledPicture>
}

export interface UpscaleJob {
  readonly net: NetSource
  readonly backend: UpscaleBackend
  readonly scale: UpscaleScale
  /** Most pixels of one tile, context included. */
  readonly tilePixels: number
  /** True to let the backend prove itself on a known tile first. */
  readonly selfCheck: boolean
}

/** A net and how its tiles must be cut; the models folder says what each part means. */
export interface NetSource {
  readonly pack: 'upscaler-fast' | 'upscaler-best'
  readonly bytes: number
  readonly scale: number
  readonly overlap: number
  readonly fade: number
  readonly samples: readonly number[]
}

export interface UpscaleProgress {
  /** `loading` counts bytes of the model, `enlarging` tiles. */
  readonly stage: 'loading' | 'enlarging'
  readonly done: number
  readonly total: number
}

export interface UpscaledPicture {
  readonly picture: Blob
  readonly width: number
  readonly height: number
}
