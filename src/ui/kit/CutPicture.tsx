import type { Rectangle } from '../../domain/board/reference.ts'

interface CutPictureProps {
  readonly url: string | undefined
  /** Of the whole picture, in pixels. */
  readonly size: { readonly width: number; readonly height: number }
  /** In shares of its sides. */
  readonly part: Rectangle
  readonly alt: string
}

/** A part of a picture, cut by the browser: the picture is as large as the whole and moved. */
export function CutPicture({ url, size, part: { x, y, width, height }, alt }: CutPictureProps) {
  const aspect = (size.width * width) / (size.height * height)
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
