import { withSampling } from '../../domain/clip/edit-frames.ts'
import type { ClipWindow, FrameWish } from '../../domain/project/project.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { resample } from '../jobs/start-steps.ts'
import { useProjectStore } from '../project/store.ts'

interface Sampling {
  readonly window: ClipWindow
  readonly wish: FrameWish
}

/** The sampling in progress; the project gets it once all frames are there. */
export const useSamplingStore = createShown<{ readonly asked?: Sampling | undefined }>(() => ({}))

const EVENLY: FrameWish = { everyShot: false, sharpest: false }

/** Samples another part of the clip. */
export const chooseWindow = (window: ClipWindow) => sampleAs({ window })

/** Samples the clip with other settings. */
export const chooseFrameWish = (wish: Partial<FrameWish>) => sampleAs({ wish })

/** Requests that are not finished yet stay in force. */
async function sampleAs({ window, wish }: { window?: ClipWindow; wish?: Partial<FrameWish> }): Promise<void> {
  const { project } = useProjectStore.getState()
  if (!project?.video?.window) return
  const now = useSamplingStore.getState().asked ?? {
    window: project.video.window,
    wish: project.settings.frames ?? EVENLY,
  }
  const asked = { window: window ?? now.window, wish: { ...now.wish, ...wish } }
  useSamplingStore.setState({ asked })
  await resample((found) => withSampling(found, asked.window, asked.wish))
  if (useSamplingStore.getState().asked === asked) useSamplingStore.setState({ asked: undefined })
}
