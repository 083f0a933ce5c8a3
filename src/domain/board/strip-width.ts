/** Pixels that a second takes along the filmstrip, and the bounds of a shot's picture there. */
const A_SECOND = 44
const LEAST = 72
const MOST = 220

/** A shot's width on the filmstrip in pixels, by its duration in seconds. */
export const stripWidth = (seconds: number): number =>
  Math.round(Math.min(MOST, Math.max(LEAST, seconds * A_SECOND)))
