import {
  AlphaAction,
  ColorProfile,
  ColorSpace,
  type IMagickImage,
  ImageMagick,
  initializeImageMagick,
  MagickColor,
  MagickImageInfo,
} from '@imagemagick/magick-wasm'
import { AppError } from '../../src/lib/errors.ts'
import type { PhotoLimits } from './photo.api.ts'
import { srgbProfile } from './srgb-profile.ts'

/**
 * Decodes a picture with ImageMagick: upright, sRGB, on white, within `limits.longSide`; of several
 * pictures in a file the first. `program` is the decoder's WebAssembly.
 * @throws AppError `style-too-large`, by the header alone; `style-unreadable`.
 */
export async function decodePhoto(
  program: Uint8Array<ArrayBuffer>,
  file: Uint8Array<ArrayBuffer>,
  limits: PhotoLimits,
): Promise<ImageBitmap> {
  await initializeImageMagick(program)
  const pixels = reading(() => {
    const { width, height } = MagickImageInfo.create(file)
    if (width * height > limits.pixels)
      throw new AppError('style-too-large', { code: 'picture-size', width, height })
    return ImageMagick.read(file, (image) => toPixels(image, limits.longSide))
  })
  return createImageBitmap(pixels)
}

/** ImageMagick's messages are technical; they are kept as the cause. */
function reading<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('style-unreadable', undefined, { cause: error })
  }
}

function toPixels(image: IMagickImage, longSide: number): ImageData {
  image.autoOrient()
  if (image.getColorProfile()) image.transformColorSpace(new ColorProfile(srgbProfile()))
  // CMYK or grey without a profile.
  if (image.colorSpace !== ColorSpace.sRGB) image.colorSpace = ColorSpace.sRGB
  if (image.hasAlpha) {
    image.backgroundColor = new MagickColor('#ffffff')
    image.alpha(AlphaAction.Remove)
  }
  if (Math.max(image.width, image.height) > longSide) image.resize(longSide, longSide)
  const { width, height } = image
  const bytes = image.getPixels((pixels) => pixels.toByteArray(0, 0, width, height, 'RGBA'))
  if (!bytes) throw new Error('The decoder gave no pixels.')
  return new ImageData(new Uint8ClampedArray(bytes), width, height)
}
