import { sentFrames, sentIdentityFrame } from '../clip/frames.ts'
import type { Project } from '../project/project.ts'

/**
 * Limits the frames to send to `count`, spread evenly over the clip; the identity frame is one of
 * them.
 */
export function sendingOnly(project: Project, count: number): Project {
  const sent = sentFrames(project).toSorted((a, b) => a.time - b.time)
  const step = (sent.length - 1) / Math.max(1, count - 1)
  const places = new Set(Array.from({ length: count }, (_, i) => Math.round(i * step)))
  const identity = sent.findIndex(({ id }) => id === sentIdentityFrame(project)?.id)
  if (identity >= 0 && !places.has(identity)) {
    // It replaces its neighbour.
    const [nearest] = [...places].toSorted((a, b) => Math.abs(a - identity) - Math.abs(b - identity))
    if (nearest !== undefined) places.delete(nearest)
    places.add(identity)
  }
  const going = new Set(sent.filter((_, i) => places.has(i)).map(({ id }) => id))
  const withheld = project.frames.map(({ id }) => id).filter((id) => !going.has(id))
  return { ...project, settings: { ...project.settings, withheld } }
}
