import { withTimes } from '../../domain/clip/edit-frames.ts'
import { withFrame } from '../../domain/clip/frames.ts'
import { middleTime, wantedTimes } from '../../domain/clip/sample-times.ts'
import type { BlobId, FrameId } from '../../domain/ids.ts'
import type { Frame, Project } from '../../domain/project/project.ts'
import { newId } from '../../lib/ids.ts'
import type { DecodedFrame, StepContext } from '../context.ts'

/** Stores frames as they are decoded. */
export interface FrameKeeper {
  /** `moved`: the sharpest frame replaced the requested one, so it is stored at its own time. */
  keep(decoded: DecodedFrame, moved: boolean): void
  /** Small grey copies of the stored frames. */
  readonly lumas: ReadonlyMap<FrameId, Uint8Array>
  /** Resolves when all of them are on disk. */
  written(): Promise<unknown>
}

export function keepFrames(context: StepContext): FrameKeeper {
  const commits: Promise<void>[] = []
  const lumas = new Map<FrameId, Uint8Array>()
  return {
    lumas,
    written: () => Promise.all(commits),
    keep(decoded, moved) {
      const frame = newFrame(decoded, moved ? decoded.presentedAt : decoded.time)
      lumas.set(frame.id, decoded.luma)
      const change = (project: Project) => placed(project, frame, decoded.time)
      commits.push(context.commit({ change, blobs: new Map([[frame.blob, decoded.jpeg]]) }))
    },
  }
}

/** A decoded picture as a project's frame at this time. */
export function newFrame({ width, height }: DecodedFrame, time: number): Frame {
  return { id: newId<FrameId>(), time, blob: newId<BlobId>(), width, height }
}

/**
 * Places the frame among the frames, as the preview, or, when the window changed meanwhile,
 * nowhere.
 */
function placed(project: Project, frame: Frame, askedTime: number): Project {
  const { video } = project
  if (!video?.window) return project
  const previewed =
    !video.preview && frame.time === middleTime(video.window)
      ? { ...project, video: { ...video, preview: frame } }
      : project
  if (!wantedTimes(video).includes(askedTime)) return previewed
  const inStrip = withFrame(previewed, frame)
  return frame.time === askedTime ? inStrip : withTimes(inStrip, [frame.time], [askedTime])
}
