import { type ClipWindow, type Video, WINDOW_SECONDS } from '../project/project.ts'

/** One context frame for each two seconds. */
const SECONDS_PER_FRAME = 2

/** Pictures a second where a clip does not tell. */
export const USUAL_FPS = 25

/** How many thumbnails a long clip's timeline has. */
const TIMELINE_FRAMES = 8

/**
 * How many context frames a stretch of this many seconds gets: ceil(duration / 2 s), at least 1.
 */
export function frameCount(seconds: number): number {
  return Number.isFinite(seconds) && seconds > 0 ? Math.max(1, Math.ceil(seconds / SECONDS_PER_FRAME)) : 1
}

/** The window first offered for a clip: all of it, or its first 30 s. */
export function defaultWindow(duration: number): ClipWindow {
  return { start: 0, end: Math.min(duration, WINDOW_SECONDS) }
}

/**
 * The times of the context frames: D·i/(n+1), evenly spread over the window, its ends left out.
 * Not rounded: a rounded time can fall just before the frame that it means.
 */
export function sampleTimes(window: ClipWindow): readonly number[] {
  const length = window.end - window.start
  const count = frameCount(length)
  return Array.from({ length: count }, (_, i) => window.start + (length * (i + 1)) / (count + 1))
}

/** The times of the frames that a clip is to have: those chosen, else the even ones. */
export function wantedTimes(video: Video): readonly number[] {
  return video.times ?? (video.window ? sampleTimes(video.window) : [])
}

/** The time of the preview: the window's middle. */
export function middleTime(window: ClipWindow): number {
  return (window.start + window.end) / 2
}

/** True for a clip of which only a part is used, so that a timeline is needed to choose it. */
export function hasTimeline(duration: number): boolean {
  return duration > WINDOW_SECONDS
}

/** The times of a timeline's thumbnails: the middles of equal parts of the clip. */
export function timelineTimes(duration: number): readonly number[] {
  return Array.from({ length: TIMELINE_FRAMES }, (_, i) => (duration * (i + 0.5)) / TIMELINE_FRAMES)
}

/** A stretch between two cuts. */
export interface ShotSpan {
  readonly start: number
  readonly end: number
}

/**
 * The shots in a window, from the times at which they start. Cuts outside the window do not count.
 */
export function shotSpans(window: ClipWindow, cuts: readonly number[]): readonly ShotSpan[] {
  const inside = cuts.filter((cut) => cut > window.start && cut < window.end).toSorted((a, b) => a - b)
  const starts = [window.start, ...inside]
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? window.end }))
}

/** The shots that none of these times falls in. */
export function missedShots(
  window: ClipWindow,
  cuts: readonly number[],
  times: readonly number[],
): readonly ShotSpan[] {
  return shotSpans(window, cuts).filter(
    ({ start, end }) => !times.some((time) => time >= start && (time < end || end === window.end)),
  )
}
