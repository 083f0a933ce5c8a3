import { type Context, contextOf, drawBurnt, GROUND, neededSize, type Size, type Surface } from './surface.ts'

/** Frames on a canvas, for what takes pictures. */
export interface CanvasSurface extends Surface {
  readonly context: Context
}

/** @throws AppError `out-of-memory`; so does `take`. */
export function canvasSurface(size: Size): CanvasSurface {
  const context = contextOf(size, { alpha: false, willReadFrequently: true })
  // The picture is scaled with care once; what is left for each frame is nearly its size.
  context.imageSmoothingQuality = 'low'
  let picture: ImageBitmap | undefined
  return {
    size,
    context,
    take(bitmap, view) {
      picture?.close()
      const needed = neededSize(bitmap, view, size)
      const scaled = contextOf(needed, { alpha: false })
      scaled.imageSmoothingQuality = 'high'
      scaled.drawImage(bitmap, 0, 0, needed.width, needed.height)
      bitmap.close()
      picture = scaled.canvas.transferToImageBitmap()
    },
    draw({ x, y, width, height }, texts, families) {
      context.fillStyle = GROUND
      context.fillRect(0, 0, size.width, size.height)
      if (picture) {
        context.drawImage(picture, x * size.width, y * size.height, width * size.width, height * size.height)
      }
      for (const text of texts) drawBurnt(context, text, families)
    },
    close: () => picture?.close(),
  }
}
