/** A size of a video by its shorter side, in pixels. */
export const VIDEO_HEIGHTS = [720, 1080] as const
export type VideoHeight = (typeof VIDEO_HEIGHTS)[number]

/** The longer side over the shorter one, of the largest frame of each height. */
const WIDEST = 16 / 9

/**
 * The size of a video of an aspect ratio (width over height): even, and within 1920 × 1080, or
 * 1280 × 720, either way round.
 */
export function videoSize(
  aspect: number,
  height: VideoHeight = 1080,
): { readonly width: number; readonly height: number } {
  const even = (value: number) => Math.max(2, 2 * Math.round(value / 2))
  const wide = Math.max(aspect, 1 / aspect)
  const long = Math.min(height * WIDEST, height * wide)
  const [longer, shorter] = [even(long), even(long / wide)]
  return aspect >= 1 ? { width: longer, height: shorter } : { width: shorter, height: longer }
}
