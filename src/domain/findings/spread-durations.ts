import { upToTenth } from './reading-time.ts'

/** Seconds: a shorter shot is hurried, a longer one slack. */
export const PACE = { least: 0.8, most: 12 } as const

/** A board's running time against its clip's window. */
const RUNNING = { least: 0.5, most: 1.5 } as const

const HALVINGS = 40

/**
 * Durations scaled by one factor so that they add up to `total` seconds, each to a tenth and within
 * its least and 12 s; undefined where their bounds keep the sum out of half to one and a half times
 * the total.
 * @param durations seconds, positive
 * @param leasts seconds that each needs at least, as to say its dialogue
 */
export function spread(
  durations: readonly number[],
  leasts: readonly number[],
  total: number,
): readonly number[] | undefined {
  const best = closest(durations, leasts, total)
  return isInPace(sumOf(best), total) ? best : undefined
}

/**
 * Durations scaled in the same way whose sum comes as near to the total as their bounds allow: many
 * shots of a short clip last as briefly as a shot may.
 */
export function closest(
  durations: readonly number[],
  leasts: readonly number[],
  total: number,
): readonly number[] {
  const scaled = (factor: number) =>
    durations.map((duration, i) => {
      const least = upToTenth(Math.max(PACE.least, leasts[i] ?? 0))
      const wanted = Math.max(least, Math.min(PACE.most, duration * factor))
      return Math.round(wanted * 10) / 10
    })
  // A factor that brings every duration to its most.
  let [low, high] = [0, PACE.most / Math.max(0.1, Math.min(...durations))]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (sumOf(scaled(middle)) > total) high = middle
    else low = middle
  }
  return scaled(low)
}

export const sumOf = (seconds: readonly number[]) => seconds.reduce((sum, one) => sum + one, 0)

/** True for a running time of half to one and a half times the window. */
export const isInPace = (sum: number, window: number) =>
  sum <= RUNNING.most * window + 1e-6 && sum >= RUNNING.least * window - 1e-6
