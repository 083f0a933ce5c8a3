import type { EngineFacts } from '../engines/engines.ts'
import type { Frame, Project } from '../project/project.ts'

/**
 * The frame that stands for the clip: the one chosen, else the one nearest to the window's middle.
 */
export function identityFrame(project: Project): Frame | undefined {
  const chosen = project.frames.find((frame) => frame.id === project.identityFrame)
  if (chosen) return chosen
  const window = project.video?.window
  const middle = window ? (window.start + window.end) / 2 : 0
  return nearestFrame(project.frames, middle)
}

/** The frames that may leave this device. */
export function sentFrames({ frames, settings }: Project): readonly Frame[] {
  return frames.filter(({ id }) => !settings.withheld?.includes(id))
}

/** The identity frame if it may leave this device, else the nearest one that may. */
export function sentIdentityFrame(project: Project): Frame | undefined {
  const chosen = identityFrame(project)
  const sent = sentFrames(project)
  return chosen && (sent.find(({ id }) => id === chosen.id) ?? nearestFrame(sent, chosen.time))
}

/** Whether what an engine is given leaves this device. */
export type Reach = Pick<EngineFacts, 'leavesDevice'>

/**
 * The frame that goes along with a picture; one that stays on this device goes to no engine that
 * is elsewhere.
 */
export const identityFor = (project: Project, { leavesDevice }: Reach): Frame | undefined =>
  leavesDevice ? sentIdentityFrame(project) : identityFrame(project)

/** The frame nearest in time; of two equally near, the earlier. */
export function nearestFrame<F extends { readonly time: number }>(
  frames: readonly F[],
  time: number,
): F | undefined {
  return frames.reduce<F | undefined>(
    (best, frame) => (best && Math.abs(best.time - time) <= Math.abs(frame.time - time) ? best : frame),
    undefined,
  )
}

/** A copy with a frame put in its place in time; a frame already there at that time is replaced. */
export function withFrame(project: Project, frame: Frame): Project {
  const others = project.frames.filter((other) => other.time !== frame.time)
  return { ...project, frames: [...others, frame].sort((a, b) => a.time - b.time) }
}

/** A copy for another clip: what was sampled from the old one goes. */
export function withoutSamples(project: Project): Project {
  const { identityFrame: _, ...rest } = project
  return { ...rest, frames: [] }
}
