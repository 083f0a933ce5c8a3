import type { Shot } from '../board/shot.ts'
import type { BlobId } from '../ids.ts'
import type { Project, Video } from '../project/project.ts'

/**
 * A copy that names no other blobs than these; takes and frames without their picture are dropped.
 */
export function withOnlyMedia(project: Project, there: ReadonlySet<BlobId>): Project {
  const { video, style, ...rest } = project
  const onlyShots = (shots: readonly Shot[]) =>
    shots.map((shot) => ({
      ...shot,
      takes: shot.takes
        .filter((take) => there.has(take.blob))
        .map(({ upscaled, ...take }) =>
          upscaled && there.has(upscaled.blob) ? { ...take, upscaled } : take,
        ),
    }))
  return {
    ...rest,
    ...(video ? { video: onlyVideo(video, there) } : {}),
    ...(style && there.has(style.blob) ? { style } : {}),
    frames: project.frames.filter((frame) => there.has(frame.blob)),
    shots: onlyShots(project.shots),
    shelf: onlyShots(project.shelf),
  }
}

function onlyVideo({ blob, preview, timeline, ...video }: Video, there: ReadonlySet<BlobId>): Video {
  return {
    ...video,
    ...(blob && there.has(blob) ? { blob } : {}),
    ...(preview && there.has(preview.blob) ? { preview } : {}),
    ...(timeline ? { timeline: timeline.filter((frame) => there.has(frame.blob)) } : {}),
  }
}
