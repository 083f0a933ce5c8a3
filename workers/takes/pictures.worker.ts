import { expose } from 'comlink'
import { maskOf } from '../../src/domain/takes/region/mask.ts'
import { AppError } from '../../src/lib/errors.ts'
import { guard } from '../guard.ts'
import { adjusted } from './adjust.ts'
import type { ChangedPicture, PicturesApi } from './pictures.api.ts'
import { mergeRegion } from './region/merge.ts'
import type { Pixels } from './region/pixels.ts'

const api: PicturesApi = {
  async putBack(picture, answer, region) {
    const [before, after] = await Promise.all([pixelsOf(picture), pixelsOf(answer)])
    const mask = maskOf(region, before)
    const made = mergeRegion(before, after, { mask, part: region.part, feather: region.feather })
    return 'refused' in made ? { refused: made.refused } : written(made.picture)
  },

  async adjust(picture, adjustment) {
    return written(adjusted(await pixelsOf(picture), adjustment))
  },
}

/** As the browser shows it: upright, and in sRGB. */
async function pixelsOf(picture: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(picture, { premultiplyAlpha: 'none' }).catch((cause: unknown) => {
    throw new AppError('picture-unreadable', { code: 'picture-not-decoded', type: picture.type }, { cause })
  })
  const { width, height } = bitmap
  const context = contextOf(new OffscreenCanvas(width, height))
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  return { width, height, data: context.getImageData(0, 0, width, height).data as Pixels['data'] }
}

async function written({ width, height, data }: Pixels): Promise<ChangedPicture> {
  const canvas = new OffscreenCanvas(width, height)
  contextOf(canvas).putImageData(new ImageData(data, width, height), 0, 0)
  return { png: await canvas.convertToBlob({ type: 'image/png' }), width, height }
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  // In memory: a graphics processor may round what is read back.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas-of-size' })
  return context
}

expose(guard(api))
