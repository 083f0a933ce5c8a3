import { type ClipWindow, WINDOW_SECONDS } from '../project/project.ts'

/** The shortest window in seconds: enough for a frame and its neighbours. */
const SHORTEST_WINDOW = 0.5

/** What a trim drags: an edge, or the whole window by its start. */
export type TrimHandle = 'in' | 'out' | 'both'

/**
 * The window after a handle was dragged to a time (seconds into the clip). An edge pushes the other
 * one ahead of it, and pulls it once they are 30 s apart, so that either handle reaches every part
 * of the clip.
 */
export function trimmed(window: ClipWindow, duration: number, handle: TrimHandle, to: number): ClipWindow {
  const length = window.end - window.start
  if (handle === 'both') {
    const start = clamp(to, 0, duration - length)
    return { start, end: start + length }
  }
  if (handle === 'in') {
    const start = clamp(to, 0, duration - SHORTEST_WINDOW)
    return { start, end: clamp(window.end, start + SHORTEST_WINDOW, start + WINDOW_SECONDS) }
  }
  const end = clamp(to, SHORTEST_WINDOW, duration)
  return { start: clamp(window.start, end - WINDOW_SECONDS, end - SHORTEST_WINDOW), end }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
