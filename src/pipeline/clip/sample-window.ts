import { withoutFrames, withTimes } from '../../domain/clip/edit-frames.ts'
import { pendingFrames } from '../../domain/clip/missing-frames.ts'
import { repeats } from '../../domain/clip/picture-difference.ts'
import { middleTime, missedShots } from '../../domain/clip/sample-times.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import { LIMITS } from '../../domain/project/limits.ts'
import type { OpenedClip, StepContext } from '../context.ts'
import type { FrameKeeper } from './store-frame.ts'

export const NONE: JobSummary = { done: 0, failed: 0, skipped: 0 }

/**
 * Samples the preview first; a time that is both preview and frame is sampled once. The preview
 * alone is no frame, and is counted nowhere.
 */
export async function sampleWanted(
  context: StepContext,
  opened: OpenedClip,
  keeper: FrameKeeper,
): Promise<JobSummary> {
  const { video, settings } = context.project()
  if (!video?.window) return NONE
  const middle = middleTime(video.window)
  const pending = pendingFrames(context.project())
  if (settings.frames?.sharpest) {
    // The preview is always the picture in the middle, sharp or not.
    if (!video.preview) await sample(context, opened, keeper, { times: [middle], frames: [] })
    return await sample(context, opened, keeper, { times: pending, frames: pending, sharpest: true })
  }
  const times = [...new Set([...(video.preview ? [] : [middle]), ...pending])]
  return await sample(context, opened, keeper, { times, frames: pending })
}

/**
 * Finds the cuts in the window, unless known, and samples the middle of each shot without a frame.
 */
export async function sampleMissedShots(
  context: StepContext,
  opened: OpenedClip,
  keeper: FrameKeeper,
): Promise<JobSummary> {
  const { video, frames } = context.project()
  if (!video?.window) return NONE
  const { window } = video
  const onProgress = (share: number) =>
    context.progress({ doing: { code: 'find-cuts' }, done: Math.round(share * 100), total: 100 })
  const cuts = video.cuts ?? (await opened.findCuts(window, onProgress)).slice(0, LIMITS.list)
  const missed = missedShots(
    window,
    cuts,
    frames.map(({ time }) => time),
  )
  const times = missed.map(({ start, end }) => (start + end) / 2)
  context.edit((project) => {
    const known = project.video ? { ...project, video: { ...project.video, cuts } } : project
    return times.length > 0 ? withTimes(known, times, []) : known
  })
  context.log({ code: 'shots-found', shots: cuts.length + 1, missed: missed.length })
  return await sample(context, opened, keeper, { times, frames: times })
}

interface Sampling {
  /** Seconds into the clip. */
  readonly times: readonly number[]
  /** Those of them that become frames. */
  readonly frames: readonly number[]
  readonly sharpest?: boolean
}

async function sample(
  context: StepContext,
  opened: OpenedClip,
  keeper: FrameKeeper,
  { times, frames, sharpest = false }: Sampling,
): Promise<JobSummary> {
  if (times.length === 0) return NONE
  const startedAt = performance.now()
  const counted = new Set(frames)
  const total = counted.size
  let done = 0
  // How long the first frame takes, nobody knows: decoders start, and decode what lies before it.
  context.progress({ doing: { code: 'sample' }, done, total: 0 })
  const { missing, decoder, notes } = await opened.sample(
    times,
    (frame) => {
      if (counted.has(frame.time)) done += 1
      keeper.keep(frame, sharpest)
      context.progress({ doing: { code: 'sample' }, done, total })
    },
    { sharpest },
  )
  for (const note of notes) context.log(note)
  const ms = performance.now() - startedAt
  if (total > 0) context.log({ code: 'frames-sampled', done, total, ms, decoder })
  if (missing.length > 0) {
    context.log({ code: 'frames-missing', count: missing.length, first: Math.min(...missing) })
  }
  context.edit((project) => (project.video ? { ...project, video: { ...project.video, decoder } } : project))
  return { done, failed: missing.filter((time) => counted.has(time)).length, skipped: 0 }
}

/** Frames chosen by the user stay even if they repeat. */
export function leaveOutRepeats(context: StepContext, keeper: FrameKeeper): void {
  const frames = context.project().frames.flatMap((frame) => {
    const luma = keeper.lumas.get(frame.id)
    return luma && !frame.byHand ? [{ id: frame.id, luma }] : []
  })
  const alike = repeats(frames).map(({ id }) => id)
  if (alike.length === 0) return
  context.edit((project) => withoutFrames(project, alike))
  context.log({ code: 'repeats-left-out', count: alike.length })
}
