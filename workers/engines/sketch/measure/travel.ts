import { CLEAR } from '../words/framing-words.ts'
import type { ClipMeasure, FrameMeasure } from './clip.ts'

/** The subject's path across the frame within one take. */
export interface Travel {
  readonly from: FrameMeasure
  readonly to: FrameMeasure
  readonly direction: 'left to right' | 'right to left' | 'up the frame' | 'down the frame'
}

/** Minimum travel between two frames, in fractions of the frame. */
const LEAST = 0.07

/** Groups frames by takes, from one cut to the next. */
export function takesOf({ frames, changes }: ClipMeasure): readonly (readonly FrameMeasure[])[] {
  const takes: FrameMeasure[][] = []
  frames.forEach((frame, i) => {
    if (i === 0 || changes[i - 1]?.cut) takes.push([])
    takes.at(-1)?.push(frame)
  })
  return takes
}

/** The longest path of a clear subject in one take; undefined when it stays in place. */
export function mainTravel(clip: ClipMeasure): Travel | undefined {
  let best: Travel | undefined
  let longest = LEAST
  for (const take of takesOf(clip))
    take.forEach((from, i) => {
      for (const to of take.slice(i + 1)) {
        if (from.subject.clarity < CLEAR || to.subject.clarity < CLEAR) continue
        const dx = to.subject.x - from.subject.x
        const dy = to.subject.y - from.subject.y
        const way = Math.max(Math.abs(dx), Math.abs(dy))
        if (way <= longest) continue
        longest = way
        best = { from, to, direction: directionOf(dx, dy) }
      }
    })
  return best
}

function directionOf(dx: number, dy: number): Travel['direction'] {
  if (Math.abs(dx) >= Math.abs(dy)) return dx > 0 ? 'left to right' : 'right to left'
  return dy > 0 ? 'down the frame' : 'up the frame'
}
