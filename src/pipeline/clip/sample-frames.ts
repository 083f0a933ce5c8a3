import { withoutSamples } from '../../domain/clip/frames.ts'
import { lacksFrames, lacksTimeline, pendingFrames } from '../../domain/clip/missing-frames.ts'
import { defaultWindow, middleTime } from '../../domain/clip/sample-times.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import { fitClipInfo, fitLine, fitMime } from '../../domain/project/limits.ts'
import type { ClipInfo, Project, Video } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import type { OpenedClip, StepContext } from '../context.ts'
import { sampleTimeline } from './sample-timeline.ts'
import { leaveOutRepeats, NONE, sampleMissedShots, sampleWanted } from './sample-window.ts'
import { stageChanges } from './stage-changes.ts'
import { keepFrames } from './store-frame.ts'

/** What to sample besides the project's missing frames. */
export interface NewSampling {
  /** A clip that replaces the project's. */
  readonly clip?: File
  /** Another window or other frame wishes. */
  readonly resample?: (project: Project) => Project
}

/**
 * Probes a clip and samples missing frames, the preview, and further data that the project wants.
 * Each frame is stored as it arrives, so that a cancelled run resumes. A replacement is committed
 * only when complete: a bad file, a failure or a cancel changes nothing.
 * @throws AppError of the `clip-…` codes.
 */
export async function sampleFrames(context: StepContext, wanted: NewSampling = {}): Promise<JobSummary> {
  const before = context.project()
  const lacking = wanted.clip !== undefined || wanted.resample !== undefined || lacksFrames(before)
  if (!lacking && !lacksTimeline(before.video)) return NONE
  const clip = wanted.clip ?? (await context.services.clip())
  // A clip too large to store is not asked for again just for its timeline.
  if (!clip && !lacking) return NONE
  if (!clip) throw new AppError('clip-unreadable', { code: 'clip-gone' })

  context.progress({ doing: { code: 'read-clip' }, done: 0, total: 0 })
  const loads = () => context.progress({ doing: { code: 'load-decoder' }, done: 0, total: 0 })
  const told = await context.services.frames.openClip(clip, context.signal, loads)
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

/** Samples everything before it replaces anything. */
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
  const endSight = showFirstSight(context, opened)
  try {
    const wish = context.project().settings.frames
    const wanted = await sampleWanted(context, opened, keeper)
    const missed = wish?.everyShot ? await sampleMissedShots(context, opened, keeper) : NONE
    if (wish?.everyShot || wish?.sharpest) leaveOutRepeats(context, keeper)
    return { done: wanted.done + missed.done, failed: wanted.failed + missed.failed, skipped: 0 }
  } finally {
    await Promise.all([replaced, keeper.written()])
    endSight()
  }
}

/**
 * Shows rough pictures where frames are missing. Nothing waits for them or depends on them.
 * @returns what ends it: none comes later.
 */
function showFirstSight({ project, sighted }: StepContext, opened: OpenedClip): () => void {
  const { video } = project()
  if (!sighted || !video?.window) return () => undefined
  const middle = video.preview ? [] : [middleTime(video.window)]
  let ended = false
  void opened.firstSight([...new Set([...middle, ...pendingFrames(project())])], (sight) => {
    if (!ended) sighted(sight)
  })
  return () => {
    ended = true
    sighted(undefined)
  }
}

function replaceClip(context: StepContext, file: File, kept: boolean): Promise<void> {
  const blob = newId<BlobId>()
  context.services.rememberClip(file)
  const video: Video = {
    name: fitLine(file.name),
    bytes: file.size,
    mime: fitMime(file.type),
    ...(kept ? { blob } : {}),
  }
  if (!kept) context.log({ code: 'clip-too-large', file: file.name })
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
