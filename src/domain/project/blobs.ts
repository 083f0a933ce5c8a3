import type { Take } from '../board/shot.ts'
import type { BlobId } from '../ids.ts'
import { allShots, type Project } from './project.ts'

/** Every blob that the project names. */
export function blobsOf(project: Project): readonly BlobId[] {
  const { video, style, moreStyles = [], referenceFiles = [], frames } = project
  return [
    video?.blob,
    video?.preview?.blob,
    ...(video?.timeline ?? []).map((frame) => frame.blob),
    style?.blob,
    ...[...moreStyles, ...referenceFiles, ...frames].map((one) => one.blob),
    ...allShots(project)
      .flatMap(({ takes }) => takes)
      .flatMap((take) => [take.blob, take.upscaled?.blob, ...keptBlobs(take)]),
  ].filter((blob) => blob !== undefined)
}

/** Where the bytes are kept that a take was drawn from. */
const keptBlobs = ({ receipt }: Take): readonly (BlobId | undefined)[] =>
  'file' in receipt ? [] : receipt.references.map(({ kept }) => kept)
