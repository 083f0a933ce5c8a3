import type { FrameId } from '../ids.ts'
import type { ClipWindow, Frame, FrameWish, Project } from '../project/project.ts'
import { withFrame } from './frames.ts'
import { wantedTimes } from './sample-times.ts'

/** Adds a frame chosen by the user. */
export function withFrameAdded(project: Project, frame: Frame): Project {
  return withTimes(withFrame(project, { ...frame, byHand: true }), [frame.time], [])
}

/** Replaces a frame with one chosen by the user, which also takes over as identity frame. */
export function withFrameReplaced(project: Project, old: FrameId, frame: Frame): Project {
  const replaced = project.frames.find(({ id }) => id === old)
  if (!replaced) return withFrameAdded(project, frame)
  const others = { ...project, frames: project.frames.filter(({ id }) => id !== old) }
  const placed = withTimes(
    withFrame(others, { ...frame, byHand: true }),
    [frame.time],
    replaced.time === frame.time ? [] : [replaced.time],
  )
  return project.identityFrame === old ? { ...placed, identityFrame: frame.id } : placed
}

/** Removes frames and their wanted times. Never the last frame: a board needs one. */
export function withoutFrames(project: Project, ids: readonly FrameId[]): Project {
  const staying = project.frames.filter(({ id }) => !ids.includes(id))
  if (staying.length === 0) return project
  const dropped = project.frames.filter(({ id }) => ids.includes(id)).map(({ time }) => time)
  return withTimes({ ...project, frames: staying }, [], dropped)
}

/**
 * Prepares a new sampling of another window or with other wishes. Frames chosen by the user stay if
 * the window holds them.
 */
export function withSampling(project: Project, window: ClipWindow, wish: FrameWish): Project {
  const { video } = project
  if (!video) return project
  const moved = video.window?.start !== window.start || video.window.end !== window.end
  const { times: _, cuts, preview, ...rest } = video
  const frames = project.frames.filter(
    ({ byHand, time }) => byHand && time >= window.start && time <= window.end,
  )
  const even = wantedTimes({ ...rest, window })
  const times = frames.length > 0 ? { times: sorted([...even, ...frames.map(({ time }) => time)]) } : {}
  const kept = moved ? {} : { ...(preview ? { preview } : {}), ...(cuts ? { cuts } : {}) }
  return {
    ...project,
    frames,
    video: { ...rest, ...kept, ...times, window },
    settings: { ...project.settings, frames: wish },
  }
}

/** Adds and removes wanted times of the clip. */
export function withTimes(project: Project, more: readonly number[], less: readonly number[]): Project {
  if (!project.video) return project
  const times = wantedTimes(project.video).filter((time) => !less.includes(time))
  return { ...project, video: { ...project.video, times: sorted([...times, ...more]) } }
}

function sorted(times: readonly number[]): readonly number[] {
  return [...new Set(times)].toSorted((a, b) => a - b)
}
