/**
 * The format of pictures sent to an image model, style picture or earlier shot; more pixels cost
 * only time and tokens.
 */
export const REFERENCE_FORMAT = {
  /** JPEG quality, 0 to 1. */
  quality: 0.85,
  /** Longer side in pixels at most; a picture is never enlarged. */
  longSide: 1024,
} as const
