import type { Shot } from '../board/shot.ts'
import { nearestFrame } from '../clip/frames.ts'
import type { Frame, Project } from '../project/project.ts'

type FramesOf = Pick<Project, 'frames' | 'settings'>

/** The frame of the clip that is nearest to a shot's moment. */
export const sourceFrame = ({ frames }: Pick<FramesOf, 'frames'>, { sourceTime }: Shot): Frame | undefined =>
  sourceTime === undefined ? undefined : nearestFrame(frames, sourceTime)

/** The same, where it may leave this device. */
export function handedFrame(project: FramesOf, shot: Shot): Frame | undefined {
  const frame = sourceFrame(project, shot)
  return frame && project.settings.withheld?.includes(frame.id) ? undefined : frame
}
