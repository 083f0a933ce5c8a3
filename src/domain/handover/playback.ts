import { perSecond } from './frame-rates.ts'
import type { FrameTable, TimedShot } from './frame-table.ts'
import { shotAt } from './frame-views.ts'

interface Played {
  readonly frame: number
  /** The last frame is shown, and nothing follows. */
  readonly ended: boolean
}

/**
 * The frame that is shown some seconds after playing began at another one.
 * @param loop the shot that begins again and again; absent to play on to the end
 */
export function frameAfter(table: FrameTable, from: number, seconds: number, loop?: TimedShot): Played {
  const frame = from + Math.max(0, Math.floor(seconds * perSecond(table.rate) + 1e-6))
  if (loop) {
    const into = (((frame - loop.start) % loop.frames) + loop.frames) % loop.frames
    return { frame: loop.start + into, ended: false }
  }
  const last = Math.max(0, table.frames - 1)
  return frame > last ? { frame: last, ended: true } : { frame, ended: false }
}

/** The frame where the shot before or after begins; going back within a shot leads to its begin. */
export function neighbourStart(table: FrameTable, frame: number, way: -1 | 1): number {
  const now = shotAt(table, frame)
  if (!now) return 0
  if (way < 0 && frame > now.start) return now.start
  return table.shots[table.shots.indexOf(now) + way]?.start ?? now.start
}

/** A whole number of frames as seconds, to a thousandth: a length that is dragged or stepped. */
export const snapped = (seconds: number, { rate }: Pick<FrameTable, 'rate'>, least = 1): number => {
  const frames = Math.max(least, Math.round(seconds * perSecond(rate)))
  return Math.round((1000 * frames) / perSecond(rate)) / 1000
}

/** Seconds between two labels of a ruler: the least round number that gives at most `most`. */
export function rulerStep(seconds: number, most: number): number {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800]
  return steps.find((step) => seconds / step <= most) ?? 3600
}
