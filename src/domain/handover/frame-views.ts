import { shownTake } from '../board/shot.ts'
import { aspectRatio, type Project } from '../project/project.ts'
import { perSecond } from './frame-rates.ts'
import type { FrameTable, TimedShot } from './frame-table.ts'
import { type MoveView, type View, viewOf } from './moves.ts'

/** Where something lies in a frame, as fractions of the frame's width and height. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The shot that a frame belongs to; frames beyond the last belong to the last shot. */
export function shotAt({ shots }: Pick<FrameTable, 'shots'>, frame: number): TimedShot | undefined {
  let found = shots[0]
  for (const shot of shots) if (shot.start <= frame) found = shot
  return found
}

/** What is seen at a frame; the last frame of a shot is the end of its move. */
export const viewAt = (view: MoveView, { start, frames }: Timed, frame: number): View =>
  view(frames > 1 ? Math.min(1, Math.max(0, (frame - start) / (frames - 1))) : 0)

type Timed = Pick<TimedShot, 'start' | 'frames'>

/** Where the whole picture lies in a frame that shows a view of it. */
export const placeOf = ({ x, y, width, height }: View): Place => ({
  x: -x / width,
  y: -y / height,
  width: 1 / width,
  height: 1 / height,
})

/** The view of a shot's shown picture over its time, in a frame of the board's shape. */
export function viewInBoard(
  project: Project,
  timed: TimedShot,
  { rate }: Pick<FrameTable, 'rate'>,
): MoveView {
  const aspect = aspectRatio(project)
  const picture = shownTake(timed.shot) ?? { width: aspect, height: 1 }
  return viewOf(timed.shot, picture, aspect, timed.frames / perSecond(rate))
}

/** Seconds into the clip that are heard at a frame; undefined for a shot without a moment in it. */
export function clipSeconds(timed: TimedShot, frame: number, { rate }: Pick<FrameTable, 'rate'>) {
  const { sourceTime } = timed.shot
  return sourceTime === undefined ? undefined : sourceTime + (frame - timed.start) / perSecond(rate)
}
