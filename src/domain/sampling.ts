import { type ClipWindow, WINDOW_SECONDS } from './project.ts'

/** One context frame for each two seconds. */
const SECONDS_PER_FRAME = 2

/** How many context frames a stretch of this many seconds gets: ceil(duration / 2 s), at least 1. */
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

/** The time of the preview: the window's middle. */
export function middleTime(window: ClipWindow): number {
  return (window.start + window.end) / 2
}
