import type { EngineFacts } from '../engines/engines.ts'
import type { Frame, Project } from '../project/project.ts'
import { measuredWindow } from './measured.ts'

/**
 * The frame that represents the clip: the chosen one, else the one that shows most of measured
 * faces, else the one nearest to the window's middle.
 */
export function identityFrame(project: Project): Frame | undefined {
  const chosen = project.frames.find((frame) => frame.id === project.identityFrame)
  if (chosen) return chosen
  const window = project.video?.window
  const middle = window ? (window.start + window.end) / 2 : 0
  return nearestFrame(project.frames, measuredWindow(project.video)?.facesAt ?? middle)
}

/** The frames that may leave this device. */
export function sentFrames({ frames, settings }: Project): readonly Frame[] {
  return frames.filter(({ id }) => !settings.withheld?.includes(id))
}

/** The identity frame if it may leave this device, else the nearest frame that may. */
export function sentIdentityFrame(project: Project): Frame | undefined {
  const chosen = identityFrame(project)
  const sent = sentFrames(project)
  return chosen && (sent.find(({ id }) => id === chosen.id) ?? nearestFrame(sent, chosen.time))
}

/** Whether an engine sends its input off this device. */
export type Reach = Pick<EngineFacts, 'leavesDevice'>

/** The frames for an engine; withheld ones go only to an engine on this device. */
export const framesFor = (project: Project, { leavesDevice }: Reach): readonly Frame[] =>
  leavesDevice ? sentFrames(project) : project.frames

/**
 * At most so many frames in order of time, spread evenly. One that is to be among them takes the
 * place of its neighbour.
 */
export function spreadFrames(
  frames: readonly Frame[],
  most = Number.POSITIVE_INFINITY,
  kept?: Frame,
): readonly Frame[] {
  if (frames.length <= most) return frames
  const inOrder = frames.toSorted((a, b) => a.time - b.time)
  const step = (inOrder.length - 1) / Math.max(1, most - 1)
  const places = new Set(Array.from({ length: most }, (_, i) => Math.round(i * step)))
  const own = inOrder.findIndex(({ id }) => id === kept?.id)
  if (own >= 0 && !places.has(own)) {
    const [nearest] = [...places].toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own))
    if (nearest !== undefined) places.delete(nearest)
    places.add(own)
  }
  return inOrder.filter((_, i) => places.has(i))
}

/** The identity frame for an engine; a withheld frame goes only to an engine on this device. */
export const identityFor = (project: Project, { leavesDevice }: Reach): Frame | undefined =>
  leavesDevice ? sentIdentityFrame(project) : identityFrame(project)

/** The frame nearest in time; on a tie the earlier. */
export function nearestFrame<F extends { readonly time: number }>(
  frames: readonly F[],
  time: number,
): F | undefined {
  return frames.reduce<F | undefined>(
    (best, frame) => (best && Math.abs(best.time - time) <= Math.abs(frame.time - time) ? best : frame),
    undefined,
  )
}

/** Inserts a frame in order of time; replaces one at the same time. */
export function withFrame(project: Project, frame: Frame): Project {
  const others = project.frames.filter((other) => other.time !== frame.time)
  return { ...project, frames: [...others, frame].sort((a, b) => a.time - b.time) }
}

/** Drops everything sampled from the old clip. */
export function withoutSamples(project: Project): Project {
  const { identityFrame: _, ...rest } = project
  return { ...rest, frames: [] }
}
