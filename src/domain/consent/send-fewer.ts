import { sentFrames, sentIdentityFrame, spreadFrames } from '../clip/frames.ts'
import type { Project } from '../project/project.ts'

/**
 * Limits the frames to send to `count`, spread evenly over the clip; the identity frame is one of
 * them.
 */
export function sendingOnly(project: Project, count: number): Project {
  const going = new Set(spreadFrames(sentFrames(project), count, sentIdentityFrame(project)))
  const withheld = project.frames.filter((frame) => !going.has(frame)).map(({ id }) => id)
  return { ...project, settings: { ...project.settings, withheld } }
}
