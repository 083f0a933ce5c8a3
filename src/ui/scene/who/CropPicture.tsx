import type { Rectangle } from '../../../domain/board/reference.ts'
import type { Frame } from '../../../domain/project/project.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'

interface CropPictureProps {
  readonly frame: Frame
  readonly rectangle: Rectangle
  readonly alt: string
}

/** A part of a frame, cut by the browser: the picture is as large as the whole and moved. */
export function CropPicture({ frame, rectangle, alt }: CropPictureProps) {
  const url = useBlobUrl(frame.blob)
  const { x, y, width, height } = rectangle
  const aspect = (frame.width * width) / (frame.height * height)
  return (
    <span className="crop-picture" style={{ aspectRatio: String(aspect) }}>
      {url ? (
        <img
          src={url}
          alt={alt}
          style={{
            width: `${100 / width}%`,
            height: `${100 / height}%`,
            left: `${(-100 * x) / width}%`,
            top: `${(-100 * y) / height}%`,
          }}
        />
      ) : (
        <span className="skeleton" />
      )}
    </span>
  )
}
