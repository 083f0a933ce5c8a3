export interface DecodedPhoto {
  /** Upright, in sRGB, on white, and no larger than was asked for. */
  readonly bitmap: ImageBitmap
}

/**
 * Reads the picture formats that browsers do not. Types only: both sides import it, neither imports
 * the other.
 */
export interface PhotoApi {
  /**
   * Decodes a picture file and scales it down to fit a square of `longSide` pixels. `onBytes` hears
   * how much of the decoder itself is there, where it has to be downloaded first.
   * @throws AppError `style-unreadable`, `style-too-large`, `download-failed`.
   */
  decode(
    file: Blob,
    limits: PhotoLimits,
    onBytes: (done: number, total: number) => void,
  ): Promise<DecodedPhoto>
}

export interface PhotoLimits {
  /** Pixels of the result, on its long side. */
  readonly longSide: number
  /** Pixels that are decoded at most. */
  readonly pixels: number
}
