import type { Rectangle } from '../../../domain/board/reference.ts'
import type { Frame } from '../../../domain/project/project.ts'
import { CutPicture } from '../../kit/CutPicture.tsx'
import { useBlobUrl } from '../../kit/use-blob-url.ts'

interface CropPictureProps {
  readonly frame: Frame
  readonly rectangle: Rectangle
  readonly alt: string
}

/** A part of a frame of the clip. */
export function CropPicture({ frame, rectangle, alt }: CropPictureProps) {
  const url = useBlobUrl(frame.blob)
  return <CutPicture url={url} size={frame} part={rectangle} alt={alt} />
}
