/** The format of sampled frames, for every decoder. */
export const FRAME_FORMAT = {
  /** JPEG quality, 0 to 1. */
  quality: 0.85,
  /** Largest size in pixels, upright; a frame is never enlarged. */
  maxWidth: 768,
  maxHeight: 1024,
  /**
   * Columns and rows of the grey picture that frames are compared on, whatever the aspect ratio.
   */
  luma: [32, 18],
} as const

/** The largest size of a frame in pixels; `longSide` limits both sides. */
export const frameLimits = (longSide?: number) => ({
  width: longSide ?? FRAME_FORMAT.maxWidth,
  height: longSide ?? FRAME_FORMAT.maxHeight,
})
