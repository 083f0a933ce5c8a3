import type { Sheet } from '../../../domain/takes/sheet.ts'
import type { PixelRectangle } from '../../../domain/takes/sheet-cells.ts'

interface CellPictureProps {
  readonly sheet: Sheet
  readonly url: string | undefined
  readonly turn: number
  readonly rectangle: PixelRectangle
  readonly alt: string
}

/** A part of a sheet, as it would be cut. */
export function CellPicture({ sheet, url, turn, rectangle, alt }: CellPictureProps) {
  const { x, y, width, height } = rectangle
  return (
    <div className="sheet-part" style={{ aspectRatio: `${width} / ${height}` }}>
      {url && (
        <img
          src={url}
          alt={alt}
          style={{
            width: `${(sheet.width / width) * 100}%`,
            height: `${(sheet.height / height) * 100}%`,
            left: `${(-x / width) * 100}%`,
            top: `${(-y / height) * 100}%`,
            transform: `rotate(${-turn}deg)`,
          }}
        />
      )}
    </div>
  )
}
