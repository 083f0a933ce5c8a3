/** How a take is changed on this device, without a model. */
export interface Adjustment {
  /** Darker below 0, lighter above: −100 to 100. */
  readonly tone: number
  /** How much closer: 1 is the whole picture. */
  readonly zoom: number
  /** The middle of the part that is shown, in shares of the picture. */
  readonly x: number
  readonly y: number
  /** Degrees clockwise. */
  readonly angle: number
}

export const NO_ADJUSTMENT: Adjustment = { tone: 0, zoom: 1, x: 0.5, y: 0.5, angle: 0 }

/** Least and most of each control. */
export const ADJUSTMENT_LIMITS = {
  tone: { min: -100, max: 100 },
  zoom: { min: 1, max: 3 },
  x: { min: 0, max: 1 },
  y: { min: 0, max: 1 },
  angle: { min: -15, max: 15 },
} as const satisfies Record<keyof Adjustment, { readonly min: number; readonly max: number }>

/** True where it changes nothing. */
export const isNoAdjustment = ({ tone, zoom, angle }: Adjustment): boolean =>
  tone === 0 && zoom === 1 && angle === 0

/**
 * The least zoom at which a turned picture still fills its frame: how much larger the frame's box
 * is once it is turned.
 * @param aspect width over height
 */
export function fillingZoom(angle: number, aspect: number): number {
  const turn = Math.abs((angle * Math.PI) / 180)
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)]
  return Math.max(cos + sin / aspect, cos + sin * aspect)
}

/** The adjustment as it is drawn: no corner stays empty, and the part lies in the picture. */
export function fitting(adjustment: Adjustment, aspect: number): Adjustment {
  const zoom = Math.max(adjustment.zoom, fillingZoom(adjustment.angle, aspect))
  const turn = Math.abs((adjustment.angle * Math.PI) / 180)
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)]
  // Half of the turned part's box, in shares of the picture.
  const [halfX, halfY] = [(cos + sin / aspect) / (2 * zoom), (cos + sin * aspect) / (2 * zoom)]
  const within = (value: number, half: number) => Math.min(1 - half, Math.max(half, value))
  return { ...adjustment, zoom, x: within(adjustment.x, halfX), y: within(adjustment.y, halfY) }
}
