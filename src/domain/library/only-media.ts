import type { Shot, Take } from '../board/shot.ts'
import type { BlobId } from '../ids.ts'
import type { Project, Video } from '../project/project.ts'

/**
 * A copy that names no other blobs than these; takes and frames without their picture are dropped.
 */
export function withOnlyMedia(project: Project, there: ReadonlySet<BlobId>): Project {
  const { video, style, moreStyles, referenceFiles, ...rest } = project
  const onlyShots = (shots: readonly Shot[]) =>
    shots.map((shot) => ({
      ...shot,
      takes: shot.takes
        .filter((take) => there.has(take.blob))
        .map(({ upscaled, ...take }) => ({
          ...onlyKept(take, there),
          ...(upscaled && there.has(upscaled.blob) ? { upscaled } : {}),
        })),
    }))
  return {
    ...rest,
    ...(video ? { video: onlyVideo(video, there) } : {}),
    ...(style && there.has(style.blob) ? { style } : {}),
    ...(moreStyles ? { moreStyles: moreStyles.filter(({ blob }) => there.has(blob)) } : {}),
    ...(referenceFiles ? { referenceFiles: referenceFiles.filter(({ blob }) => there.has(blob)) } : {}),
    frames: project.frames.filter((frame) => there.has(frame.blob)),
    shots: onlyShots(project.shots),
    shelf: onlyShots(project.shelf),
  }
}

/** A receipt that no longer says where bytes are kept that are gone. */
function onlyKept(take: Take, there: ReadonlySet<BlobId>): Take {
  const { receipt } = take
  if ('file' in receipt || receipt.references.every(({ kept }) => !kept || there.has(kept))) return take
  const references = receipt.references.map(({ kept, ...one }) =>
    kept && there.has(kept) ? { ...one, kept } : one,
  )
  return { ...take, receipt: { ...receipt, references } }
}

function onlyVideo({ blob, preview, timeline, ...video }: Video, there: ReadonlySet<BlobId>): Video {
  return {
    ...video,
    ...(blob && there.has(blob) ? { blob } : {}),
    ...(preview && there.has(preview.blob) ? { preview } : {}),
    ...(timeline ? { timeline: timeline.filter((frame) => there.has(frame.blob)) } : {}),
  }
}
