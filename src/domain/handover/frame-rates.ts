/** Frame rates that every editor knows. `count`: frames that a timecode counts in a second. */
export const FRAME_RATES = {
  '23.976': { frames: 24000, seconds: 1001, count: 24 },
  '24': { frames: 24, seconds: 1, count: 24 },
  '25': { frames: 25, seconds: 1, count: 25 },
  '29.97': { frames: 30000, seconds: 1001, count: 30 },
  '30': { frames: 30, seconds: 1, count: 30 },
} as const satisfies Readonly<Record<string, FrameRate>>

/** `frames` in `seconds`: whole numbers, so that no time is rounded twice. */
export interface FrameRate {
  readonly frames: number
  readonly seconds: number
  readonly count: number
}

export type RateName = keyof typeof FRAME_RATES

/** Frames in a second. */
export const perSecond = (rate: FrameRate): number => rate.frames / rate.seconds

export const RATE_NAMES = Object.keys(FRAME_RATES) as readonly RateName[]

/** A measured rate is an average, so it is taken for the nearest one within this distance. */
const NEAR = 0.02
const FALLBACK: RateName = '24'

/**
 * The rate of a timeline, by the clip's frames a second: the clip's own, half of it where
 * that is 50, 59.94 or 60, and 24 for any other.
 */
export function rateFor(fps: number | undefined): RateName {
  if (fps === undefined) return FALLBACK
  const near = (value: number) => RATE_NAMES.find((name) => Math.abs(fpsOf(name) - value) <= NEAR)
  return nearest(fps, near(fps)) ?? near(fps / 2) ?? FALLBACK
}

/** 23.976 and 24, 29.97 and 30 lie so near to each other that the nearer one is taken. */
function nearest(fps: number, found: RateName | undefined): RateName | undefined {
  if (!found) return undefined
  const distance = (name: RateName) => Math.abs(fpsOf(name) - fps)
  return RATE_NAMES.reduce((best, name) => (distance(name) < distance(best) ? name : best), found)
}

const fpsOf = (name: RateName) => perSecond(FRAME_RATES[name])
