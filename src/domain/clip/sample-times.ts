import { type ClipWindow, type Video, WINDOW_SECONDS } from '../project/project.ts'

/** One frame for each two seconds. */
const SECONDS_PER_FRAME = 2

/** Frames per second where a clip does not say. */
export const USUAL_FPS = 25

/** Thumbnails of a long clip's timeline. */
const TIMELINE_FRAMES = 8

/** Frames for a duration in seconds: ceil(duration / 2 s), at least 1. */
export function frameCount(seconds: number): number {
  return Number.isFinite(seconds) && seconds > 0 ? Math.max(1, Math.ceil(seconds / SECONDS_PER_FRAME)) : 1
}

/** The initial window of a clip: all of it, or its first 30 s. */
export function defaultWindow(duration: number): ClipWindow {
  return { start: 0, end: Math.min(duration, WINDOW_SECONDS) }
}

/**
 * The times of the frames: start + D·i/(n+1), evenly spread, without the ends. Not rounded: a
 * rounded time can fall just before its frame.
 */
export function sampleTimes(window: ClipWindow): readonly number[] {
  const length = window.end - window.start
  const count = frameCount(length)
  return Array.from({ length: count }, (_, i) => window.start + (length * (i + 1)) / (count + 1))
}

/** The times of a clip's wanted frames: those chosen, else evenly spread ones. */
export function wantedTimes(video: Video): readonly number[] {
  return video.times ?? (video.window ? sampleTimes(video.window) : [])
}

/** The time of the preview: the window's middle. */
export function middleTime(window: ClipWindow): number {
  return (window.start + window.end) / 2
}

/** True for a clip so long that a part must be chosen on a timeline. */
export function hasTimeline(duration: number): boolean {
  return duration > WINDOW_SECONDS
}

/** The times of a timeline's thumbnails: the middles of equal parts of the clip. */
export function timelineTimes(duration: number): readonly number[] {
  return Array.from({ length: TIMELINE_FRAMES }, (_, i) => (duration * (i + 0.5)) / TIMELINE_FRAMES)
}

/** The time range between two cuts. */
export interface ShotSpan {
  readonly start: number
  readonly end: number
}

/**
 * The shots in a window, from their start times in seconds. Cuts outside the window are ignored.
 */
export function shotSpans(window: ClipWindow, cuts: readonly number[]): readonly ShotSpan[] {
  const inside = cuts.filter((cut) => cut > window.start && cut < window.end).toSorted((a, b) => a - b)
  const starts = [window.start, ...inside]
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? window.end }))
}

/** The shots without any of these times. */
export function missedShots(
  window: ClipWindow,
  cuts: readonly number[],
  times: readonly number[],
): readonly ShotSpan[] {
  return shotSpans(window, cuts).filter(
    ({ start, end }) => !times.some((time) => time >= start && (time < end || end === window.end)),
  )
}
