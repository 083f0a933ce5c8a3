import { withTimes } from '../../domain/clip/edit-frames.ts'
import { withFrame } from '../../domain/clip/frames.ts'
import { middleTime, wantedTimes } from '../../domain/clip/sample-times.ts'
import type { BlobId, FrameId } from '../../domain/ids.ts'
import type { Frame, Project } from '../../domain/project/project.ts'
import { newId } from '../../lib/ids.ts'
import type { DecodedFrame, StepContext } from '../context.ts'

/** Keeps frames as they are decoded. */
export interface FrameKeeper {
  /**
   * `moved` when the picture is another than the one shown at the time that was asked for: it
   * stands at its own time.
   */
  keep(decoded: DecodedFrame, moved: boolean): void
  /** Small grey copies of what was kept. */
  readonly lumas: ReadonlyMap<FrameId, Uint8Array>
  /** Resolves when all of it is on disk. */
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

/** A decoded picture as a frame of a project, at this time. */
export function newFrame({ width, height }: DecodedFrame, time: number): Frame {
  return { id: newId<FrameId>(), time, blob: newId<BlobId>(), width, height }
}

/**
 * Where the frame belongs: in the strip, as the preview, or, when another window was chosen
 * meanwhile, nowhere.
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
