import { expose } from 'comlink'
import { maskOf } from '../../src/domain/takes/region/mask.ts'
import { AppError } from '../../src/lib/errors.ts'
import { fitWithin } from '../../src/lib/geometry.ts'
import { guard } from '../guard.ts'
import { finderIfThere } from '../people/finder-if-there.ts'
import { adjusted } from './adjust.ts'
import { factsOfTake } from './checks/check.ts'
import { LETTERING_SIDE } from './checks/lettering.ts'
import { GREY_SIDE, greyOf, type SmallPicture, smallPicture } from './checks/small.ts'
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

  async check(picture, { aspect, style, frames, others }) {
    const [found, { pixels, fine }, styled, ...seen] = await Promise.all([
      finderIfThere(),
      bothSizesOf(picture),
      // What it is held against may be unreadable: the rest can still be told.
      ...[style, ...frames, ...others].map((one) => one && smallOf(one).catch(() => undefined)),
    ])
    const faces = found?.faces(pixels)
    const against = { frames: seen.slice(0, frames.length), others: seen.slice(frames.length) }
    return factsOfTake({ ...smallPicture(pixels), fine }, { aspect, style: styled, ...against, faces })
  },
}

/** The picture that is checked, decoded once. */
async function bothSizesOf(picture: Blob) {
  const bitmap = await decoded(picture)
  const [pixels, fine] = [drawn(bitmap, GREY_SIDE), greyOf(drawn(bitmap, LETTERING_SIDE))]
  bitmap.close()
  return { pixels, fine }
}

/** As the checks see it. */
const smallOf = async (picture: Blob): Promise<SmallPicture> =>
  smallPicture(await pixelsOf(picture, GREY_SIDE))

/** At its own size, or no longer than `longSide` where that is given. */
async function pixelsOf(picture: Blob, longSide?: number): Promise<Pixels> {
  const bitmap = await decoded(picture)
  const pixels = drawn(bitmap, longSide)
  bitmap.close()
  return pixels
}

/** As the browser shows it: upright, in sRGB. */
const decoded = (picture: Blob): Promise<ImageBitmap> =>
  createImageBitmap(picture, { premultiplyAlpha: 'none' }).catch((cause: unknown) => {
    throw new AppError('picture-unreadable', { code: 'picture-not-decoded', type: picture.type }, { cause })
  })

function drawn(bitmap: ImageBitmap, longSide?: number): Pixels {
  const { width, height } = longSide ? fitWithin(bitmap, { width: longSide, height: longSide }) : bitmap
  const context = contextOf(new OffscreenCanvas(width, height))
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
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
