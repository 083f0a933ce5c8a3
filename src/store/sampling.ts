import { withSampling } from '../domain/frame-choice.ts'
import type { ClipWindow, FrameWish } from '../domain/project.ts'
import { resample } from './job-store.ts'

const EVENLY: FrameWish = { everyShot: false, sharpest: false }

/** Samples another part of the clip. */
export const chooseWindow = (window: ClipWindow) =>
  resample((project) => withSampling(project, window, project.settings.frames ?? EVENLY))

/** Samples the clip in another way. */
export const chooseFrameWish = (wish: FrameWish) =>
  resample((project) => (project.video?.window ? withSampling(project, project.video.window, wish) : project))
