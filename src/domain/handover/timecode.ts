import type { FrameRate } from './frame-rates.ts'

/** Frame numbers that drop-frame timecode leaves out in every minute but each tenth, at 29.97. */
const DROPPED = 2

/** A timeline begins at one hour, so that there is room before it. */
const START_HOUR = 1

export interface TimecodeKind {
  readonly rate: FrameRate
  /** Drop-frame, which follows the clock; only 29.97 has it. */
  readonly drop: boolean
}

/** Frames before 01:00:00:00. */
export const startFrame = ({ rate, drop }: TimecodeKind): number =>
  START_HOUR * 3600 * rate.count - (drop ? START_HOUR * DROPPED * 54 : 0)

/**
 * "01:00:02:12": a frame, counted from 00:00:00:00, as SMPTE 12M writes it; drop-frame with ";"
 * before the frames. At 23.976 and 29.97 a second of timecode is longer than a second.
 */
export function timecode(frame: number, { rate, drop }: TimecodeKind): string {
  const { count } = rate
  const labelled = drop ? frame + droppedBefore(frame, count) : frame
  const seconds = Math.floor(labelled / count)
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two)
  return `${clock.join(':')}${drop ? ';' : ':'}${two(labelled % count)}`
}

/** Frame numbers that were left out up to a frame. */
function droppedBefore(frame: number, count: number): number {
  const perMinute = 60 * count - DROPPED
  const perTen = 10 * perMinute + DROPPED
  const [tens, rest] = [Math.floor(frame / perTen), frame % perTen]
  const minutes = rest < 60 * count ? 0 : 1 + Math.floor((rest - 60 * count) / perMinute)
  return DROPPED * (9 * tens + minutes)
}
