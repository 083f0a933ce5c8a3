export interface Size {
  readonly width: number
  readonly height: number
}

/** Scales a size down to fit, keeping its aspect, never up; whole pixels, at least one. */
export function fitWithin(size: Size, limits: Size): Size {
  const scale = Math.min(1, limits.width / size.width, limits.height / size.height)
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  }
}
