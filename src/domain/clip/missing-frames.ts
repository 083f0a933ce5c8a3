import type { Project, Video } from '../project/project.ts'
import { hasTimeline, wantedTimes } from './sample-times.ts'

/** Times in seconds at which the clip should have a frame and has none. */
export function pendingFrames(project: Project): readonly number[] {
  const have = new Set(project.frames.map((frame) => frame.time))
  return project.video ? wantedTimes(project.video).filter((time) => !have.has(time)) : []
}

/** True when frames that the board is made from are still to be decoded. */
export function lacksFrames(project: Project): boolean {
  const { video, settings } = project
  return (
    !video?.window ||
    !video.preview ||
    pendingFrames(project).length > 0 ||
    (settings.frames?.everyShot === true && video.cuts === undefined)
  )
}

/** True when a long clip has no timeline thumbnails yet. */
export function lacksTimeline(video: Video | undefined): boolean {
  return hasTimeline(video?.info?.duration ?? 0) && !video?.timeline
}
