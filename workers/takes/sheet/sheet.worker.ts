import { expose } from 'comlink'
import { AppError } from '../../../src/lib/errors.ts'
import type { Size } from '../../../src/lib/geometry.ts'
import { guard } from '../../guard.ts'
import { findCells } from './find-cells.ts'
import { levelled } from './level.ts'
import type { SheetApi } from './sheet.api.ts'
import type { SheetPicture } from './sheet-picture.ts'

const api: SheetApi = {
  async find(sheet, asked) {
    const bitmap = await decoded(sheet)
    try {
      return findCells(pixelsOf(bitmap), asked)
    } finally {
      bitmap.close()
    }
  },

  async cut(sheet, turn, parts) {
    const bitmap = await decoded(sheet)
    try {
      const whole = levelled(pixelsOf(bitmap), turn)
      const image = new ImageData(whole.data, whole.width, whole.height)
      const cut: Blob[] = []
      for (const { x, y, width, height } of parts) {
        const context = contextOf({ width, height })
        context.putImageData(image, -x, -y)
        cut.push(await context.canvas.convertToBlob({ type: 'image/png' }))
      }
      return cut
    } finally {
      bitmap.close()
    }
  },
}

const decoded = (sheet: Blob): Promise<ImageBitmap> =>
  createImageBitmap(sheet).catch((cause: unknown) => {
    throw new AppError('picture-unreadable', { code: 'picture-not-decoded', type: sheet.type }, { cause })
  })

/** On white, where the picture is transparent. */
function pixelsOf(bitmap: ImageBitmap): SheetPicture {
  const { width, height } = bitmap
  const context = contextOf({ width, height })
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, data }
}

function contextOf({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  return context
}

expose(guard(api))
