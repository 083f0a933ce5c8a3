import type { BlobId, FrameId } from '../domain/ids.ts'
import type { JobSummary } from '../domain/job.ts'
import {
  type ClipInfo,
  type Frame,
  type Project,
  type Video,
  withFrame,
  withoutSamples,
} from '../domain/project.ts'
import { defaultWindow, middleTime, sampleTimes } from '../domain/sampling.ts'
import { AppError } from '../lib/errors.ts'
import { newId } from '../lib/ids.ts'
import type { DecodedFrame, StepContext } from './context.ts'

/** Times that this project's window asks for and that it has no frame of yet. */
function pendingFrames(project: Project): readonly number[] {
  const window = project.video?.window
  if (!window) return []
  const have = new Set(project.frames.map((frame) => frame.time))
  return sampleTimes(window).filter((time) => !have.has(time))
}

/** True when nothing about the clip is left to be decoded. */
function isSampled(project: Project): boolean {
  const { video } = project
  return Boolean(video?.window && video.preview) && pendingFrames(project).length === 0
}

/**
 * Probes a clip and samples the context frames and the preview that are missing. With `newClip` it replaces the
 * project's clip as soon as it has proved to be one: a bad file changes nothing.
 * Each frame is kept as it arrives, so a cancelled run goes on where it stopped.
 * @throws AppError of the `clip-…` codes.
 */
export async function sampleFrames(context: StepContext, newClip?: File): Promise<JobSummary> {
  if (!newClip && isSampled(context.project())) return { done: 0, failed: 0, skipped: 0 }
  const clip = newClip ?? (await context.services.clip())
  if (!clip) throw new AppError('clip-unreadable', 'The clip is no longer here. Choose it again.')
  const kept = newClip ? await context.services.takeClip(newClip) : false

  context.progress({ label: 'Reading the clip', done: 0, total: 0 })
  const startedAt = performance.now()
  const commits: Promise<void>[] = []
  let total = 0
  let done = 0
  const report = await context.services.frames.sampleClip(
    clip,
    (info) => {
      if (newClip) commits.push(replaceClip(context, newClip, kept))
      context.edit((project) => withProbe(project, info))
      const times = wantedTimes(context.project())
      total = times.length
      context.progress({ label: 'Sampling frames', done, total })
      return times
    },
    (frame) => {
      done += 1
      commits.push(keep(context, frame))
      context.progress({ label: 'Sampling frames', done, total })
    },
    context.signal,
  )
  await Promise.all(commits)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  context.log(`${done} of ${total} frames sampled in ${seconds} s`)
  if (report.missing.length > 0) {
    const cut = Math.min(...report.missing).toFixed(1)
    context.log(
      `${report.missing.length} frames cannot be decoded, the first at ${cut} s: the file may be cut off`,
    )
  }
  return { done, failed: report.missing.length, skipped: 0 }
}

function replaceClip(context: StepContext, file: File, kept: boolean): Promise<void> {
  const blob = newId<BlobId>()
  const video: Video = { name: file.name, bytes: file.size, mime: file.type, ...(kept ? { blob } : {}) }
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

/** The preview's time first, then the context frames that are missing; a time that serves as both stands once. */
function wantedTimes(project: Project): readonly number[] {
  const { video } = project
  if (!video?.window) return []
  const preview = video.preview ? [] : [middleTime(video.window)]
  return [...new Set([...preview, ...pendingFrames(project)])]
}

function keep(context: StepContext, decoded: DecodedFrame): Promise<void> {
  const blob = newId<BlobId>()
  const frame: Frame = {
    id: newId<FrameId>(),
    time: decoded.time,
    blob,
    width: decoded.width,
    height: decoded.height,
  }
  const change = (project: Project): Project => {
    const window = project.video?.window
    if (!project.video || !window) return project
    const previewed =
      frame.time === middleTime(window)
        ? { ...project, video: { ...project.video, preview: frame } }
        : project
    return sampleTimes(window).includes(frame.time) ? withFrame(previewed, frame) : previewed
  }
  return context.commit({ change, blobs: new Map([[blob, decoded.jpeg]]) })
}
