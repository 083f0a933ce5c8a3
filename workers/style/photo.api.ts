export interface DecodedPhoto {
  /** Upright, sRGB, on white, within the requested size. */
  readonly bitmap: ImageBitmap
}

/**
 * Decodes the picture formats that browsers do not. Types only: both sides import it, neither
 * imports the other.
 */
export interface PhotoApi {
  /**
   * Decodes a picture file and scales it down to a square of `longSide` pixels. `onBytes` gets the
   * decoder's own download progress.
   * @throws AppError `style-unreadable`, `style-too-large`, `download-failed`.
   */
  decode(
    file: Blob,
    limits: PhotoLimits,
    onBytes: (done: number, total: number) => void,
  ): Promise<DecodedPhoto>
}

export interface PhotoLimits {
  /** Longer side of the result in pixels. */
  readonly longSide: number
  /** Maximum decoded pixels. */
  readonly pixels: number
}
