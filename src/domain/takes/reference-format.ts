/**
 * How a picture that goes along to an image model is kept, be it the style picture or an earlier
 * shot: what is larger only costs time and tokens.
 */
export const REFERENCE_FORMAT = {
  /** Of the JPEG, 0 to 1. */
  quality: 0.85,
  /** Pixels of its longer side at most; it is never enlarged. */
  longSide: 1024,
} as const
