/** How a frame of a clip is made, whatever decodes it. */
export const FRAME_FORMAT = {
  /** Of the JPEG, 0 to 1. */
  quality: 0.85,
  /** Pixels that it has to fit in, upright; a frame is never enlarged. */
  maxWidth: 768,
  maxHeight: 1024,
  /** Columns and rows of grey that frames are compared on, whatever the shape of the picture. */
  luma: [32, 18],
} as const

/** What a frame has to fit in; with `longSide`, both of its sides may measure that. */
export const frameLimits = (longSide?: number) => ({
  width: longSide ?? FRAME_FORMAT.maxWidth,
  height: longSide ?? FRAME_FORMAT.maxHeight,
})
