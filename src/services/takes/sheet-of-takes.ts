import { REFERENCE_FORMAT } from '../../domain/takes/reference-format.ts'
import { type Cells, cellsOf } from '../../domain/takes/sheet-of-takes.ts'
import { scaled } from '../../lib/dom/image.ts'
import { AppError } from '../../lib/errors.ts'
import { fitWithin, type Size } from '../../lib/geometry.ts'

/** Between the pictures, and around those of another shape. */
const GROUND = '#ffffff'

/**
 * Puts pictures side by side into one JPEG, in reading order: each whole in an equal cell of the
 * first one's shape, none enlarged, without captions. The same pictures give the same bytes.
 * @param pictures at least one
 * @throws AppError `picture-unreadable`
 */
export async function sheetOfTakes(pictures: readonly Blob[]): Promise<Blob> {
  try {
    let sheet: Sheet | undefined
    // One at a time: six large pictures fill the memory of a phone.
    for (const [i, picture] of pictures.entries()) {
      const bitmap = await createImageBitmap(picture)
      try {
        sheet ??= emptySheet(cellsOf(pictures.length, bitmap.width / bitmap.height))
        put(bitmap, sheet, i)
      } finally {
        bitmap.close()
      }
    }
    if (!sheet) throw new Error('A sheet needs a picture')
    return await sheet.context.canvas.convertToBlob({
      type: 'image/jpeg',
      quality: REFERENCE_FORMAT.quality,
    })
  } catch (cause) {
    throw new AppError('picture-unreadable', { code: 'earlier-shot' }, { cause })
  }
}

interface Sheet {
  readonly context: OffscreenCanvasRenderingContext2D
  readonly layout: Cells
}

function emptySheet(layout: Cells): Sheet {
  const context = new OffscreenCanvas(layout.width, layout.height).getContext('2d')
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.fillStyle = GROUND
  context.fillRect(0, 0, layout.width, layout.height)
  return { context, layout }
}

/** In the middle of its cell. */
function put(bitmap: ImageBitmap, { context, layout: { cell, corners } }: Sheet, place: number): void {
  const corner = corners[place]
  if (!corner) return
  const size: Size = fitWithin(bitmap, cell)
  const x = corner.x + Math.floor((cell.width - size.width) / 2)
  const y = corner.y + Math.floor((cell.height - size.height) / 2)
  context.drawImage(scaled(bitmap, size, GROUND), x, y)
}
