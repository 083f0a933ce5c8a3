import { withoutFrames, withTimes } from '../../domain/clip/edit-frames.ts'
import { withoutSamples } from '../../domain/clip/frames.ts'
import { lacksFrames, lacksTimeline, pendingFrames } from '../../domain/clip/missing-frames.ts'
import { repeats } from '../../domain/clip/picture-difference.ts'
import { defaultWindow, middleTime, missedShots } from '../../domain/clip/sample-times.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import { fitClipInfo, fitLine, fitMime, LIMITS } from '../../domain/project/limits.ts'
import type { ClipInfo, Project, Video } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import type { OpenedClip, StepContext } from '../context.ts'
import { sampleTimeline } from './sample-timeline.ts'
import { stageChanges } from './stage-changes.ts'
import { type FrameKeeper, keepFrames } from './store-frame.ts'

/** What is to be sampled besides what the project lacks. */
export interface NewSampling {
  /** A clip to take the place of the project's. */
  readonly clip?: File
  /** Another part of the clip, or another way of choosing its frames. */
  readonly resample?: (project: Project) => Project
}

/**
 * Probes a clip and samples the context frames and the preview that are missing, and what else this
 * project wants to know of it. Each frame is kept as it arrives, so a cancelled run goes on where
 * it stopped. What is there already is replaced only when all that replaces it is there: a bad
 * file, a failure and a cancel change nothing.
 * @throws AppError of the `clip-…` codes.
 */
export async function sampleFrames(context: StepContext, wanted: NewSampling = {}): Promise<JobSummary> {
  const before = context.project()
  const lacking = wanted.clip !== undefined || wanted.resample !== undefined || lacksFrames(before)
  if (!lacking && !lacksTimeline(before.video)) return NONE
  const clip = wanted.clip ?? (await context.services.clip())
  // A clip that was too large to keep is not asked for again for the sake of its timeline.
  if (!clip && !lacking) return NONE
  if (!clip) throw new AppError('clip-unreadable', 'The clip is no longer here. Choose it again.')

  context.progress({ label: 'Reading the clip', done: 0, total: 0 })
  const told = await context.services.frames.openClip(clip, context.signal)
  const opened: OpenedClip = { ...told, info: fitClipInfo(told.info) }
  try {
    const summary =
      wanted.resample || (wanted.clip && before.video)
        ? await sampleAnew(context, opened, wanted)
        : await sampleInto(context, opened, wanted)
    if (lacksTimeline(context.project().video)) await sampleTimeline(context, opened)
    return summary
  } finally {
    opened.close()
  }
}

/** Samples in full before anything takes the place of what is there. */
async function sampleAnew(
  context: StepContext,
  opened: OpenedClip,
  wanted: NewSampling,
): Promise<JobSummary> {
  const staged = stageChanges(context)
  const summary = await sampleInto(staged.context, opened, wanted)
  context.signal.throwIfAborted()
  await staged.commit()
  return summary
}

async function sampleInto(
  context: StepContext,
  opened: OpenedClip,
  { clip, resample }: NewSampling,
): Promise<JobSummary> {
  const replaced = clip && replaceClip(context, clip, context.services.isKeepable(clip))
  if (resample) context.edit(resample)
  context.edit((project) => withProbe(project, opened.info))
  const keeper = keepFrames(context)
  try {
    const wish = context.project().settings.frames
    const wanted = await sampleWanted(context, opened, keeper)
    const missed = wish?.everyShot ? await sampleMissedShots(context, opened, keeper) : NONE
    if (wish?.everyShot || wish?.sharpest) leaveOutRepeats(context, keeper)
    return { done: wanted.done + missed.done, failed: wanted.failed + missed.failed, skipped: 0 }
  } finally {
    await Promise.all([replaced, keeper.written()])
  }
}

const NONE: JobSummary = { done: 0, failed: 0, skipped: 0 }

/** The preview first; a time that serves as preview and context frame stands once. */
async function sampleWanted(
  context: StepContext,
  opened: OpenedClip,
  keeper: FrameKeeper,
): Promise<JobSummary> {
  const { video, settings } = context.project()
  if (!video?.window) return NONE
  const middle = middleTime(video.window)
  const pending = pendingFrames(context.project())
  if (settings.frames?.sharpest) {
    // The preview stays what it is called: the picture in the middle, sharp or not.
    const preview = video.preview ? NONE : await sample(context, opened, keeper, [middle], false)
    const frames = await sample(context, opened, keeper, pending, true)
    return { ...frames, done: preview.done + frames.done }
  }
  const times = [...new Set([...(video.preview ? [] : [middle]), ...pending])]
  return await sample(context, opened, keeper, times, false)
}

/**
 * Looks for the cuts in the window, unless they are known, and samples the middle of each shot that
 * has no frame.
 */
async function sampleMissedShots(
  context: StepContext,
  opened: OpenedClip,
  keeper: FrameKeeper,
): Promise<JobSummary> {
  const { video, frames } = context.project()
  if (!video?.window) return NONE
  const { window } = video
  const onProgress = (share: number) =>
    context.progress({ label: 'Looking for cuts', done: Math.round(share * 100), total: 100 })
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
  context.log(
    `${cuts.length + 1} ${cuts.length === 0 ? 'shot' : 'shots'} in the clip, ${missed.length} of them between the even frames`,
  )
  return await sample(context, opened, keeper, times, false)
}

async function sample(
  context: StepContext,
  opened: OpenedClip,
  keeper: FrameKeeper,
  times: readonly number[],
  sharpest: boolean,
): Promise<JobSummary> {
  if (times.length === 0) return NONE
  const startedAt = performance.now()
  let done = 0
  context.progress({ label: 'Sampling frames', done, total: times.length })
  const { missing, decoder, notes } = await opened.sample(
    times,
    (frame) => {
      done += 1
      keeper.keep(frame, sharpest)
      context.progress({ label: 'Sampling frames', done, total: times.length })
    },
    { sharpest },
  )
  for (const note of notes) context.log(note)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  context.log(`${done} of ${times.length} frames sampled in ${seconds} s by ${DECODER_NAMES[decoder]}`)
  if (missing.length > 0) {
    const cut = Math.min(...missing).toFixed(1)
    context.log(`${missing.length} frames cannot be decoded, the first at ${cut} s: the file may be cut off`)
  }
  context.edit((project) => (project.video ? { ...project, video: { ...project.video, decoder } } : project))
  return { done, failed: missing.length, skipped: 0 }
}

const DECODER_NAMES = {
  webcodecs: "the browser's decoder",
  ffmpeg: 'ffmpeg',
  video: 'the video player, whose times are not exact',
}

/** Frames chosen by hand are left in their place, alike or not. */
function leaveOutRepeats(context: StepContext, keeper: FrameKeeper): void {
  const frames = context.project().frames.flatMap((frame) => {
    const luma = keeper.lumas.get(frame.id)
    return luma && !frame.byHand ? [{ id: frame.id, luma }] : []
  })
  const alike = repeats(frames).map(({ id }) => id)
  if (alike.length === 0) return
  context.edit((project) => withoutFrames(project, alike))
  context.log(
    `${alike.length} ${alike.length === 1 ? 'frame' : 'frames'} left out: they repeat the one before`,
  )
}

function replaceClip(context: StepContext, file: File, kept: boolean): Promise<void> {
  const blob = newId<BlobId>()
  context.services.takeClip(file)
  const video: Video = {
    name: fitLine(file.name),
    bytes: file.size,
    mime: fitMime(file.type),
    ...(kept ? { blob } : {}),
  }
  if (!kept)
    context.log(`${file.name} is too large to keep here: its frames are kept, the clip for this visit only`)
  return context.commit({
    change: (project) => ({ ...withoutSamples(project), video }),
    blobs: new Map(kept ? [[blob, file]] : []),
  })
}

function withProbe(project: Project, info: ClipInfo): Project {
  if (!project.video) return project
  const window = project.video.window ?? defaultWindow(info.duration)
  return { ...project, video: { ...project.video, info, window } }
}
