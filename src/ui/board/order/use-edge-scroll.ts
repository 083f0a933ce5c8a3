import { useEffect, useRef } from 'react'

/** Pixels from the window's edge where the page scrolls, and how far in a second. */
const EDGE = 72
const SPEED = 900
/** A tab in the background wakes after a long time; that is no reason to leap. */
const LONGEST_FRAME_MS = 50

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Scrolls the page under a pointer that drags, for as long as it stays near an edge.
 * @param drags something is being dragged
 * @param onScrolled gets the pointer's place, which is over something else now
 * @returns is told where the pointer is
 */
export function useEdgeScroll(drags: boolean, onScrolled: (at: Point) => void): (at: Point) => void {
  const latest = useRef(onScrolled)
  latest.current = onScrolled
  const pointer = useRef<Point | undefined>(undefined)
  const frame = useRef(0)
  useEffect(() => {
    if (!drags) return
    return () => {
      cancelAnimationFrame(frame.current)
      frame.current = 0
      pointer.current = undefined
    }
  }, [drags])
  const step = (before: number) => (now: number) => {
    const { current: at } = pointer
    const way = at ? wayAt(at.y) : 0
    frame.current = way === 0 ? 0 : requestAnimationFrame(step(now))
    if (!at || way === 0) return
    scrollBy({ top: (way * SPEED * Math.min(now - before, LONGEST_FRAME_MS)) / 1000, behavior: 'instant' })
    latest.current(at)
  }
  return (at) => {
    pointer.current = at
    if (frame.current === 0 && wayAt(at.y) !== 0)
      frame.current = requestAnimationFrame(step(performance.now()))
  }
}

/** -1 near the upper edge, 1 near the lower one. */
const wayAt = (y: number) => (y < EDGE ? -1 : y > innerHeight - EDGE ? 1 : 0)
