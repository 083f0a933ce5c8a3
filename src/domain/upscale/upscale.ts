import type { Size } from '../../lib/geometry.ts'

/** Fast is small enough for a processor; Best needs a graphics processor to be bearable. */
type BuiltInModel = 'fast' | 'best'

/** A person's own, by the name of its file. */
export type OwnModel = `own:${string}`

export type UpscaleModel = BuiltInModel | OwnModel

export const ownModel = (fileName: string): OwnModel => `own:${fileName}`

/** The file's name of an own model; undefined for what the app brings along. */
export function ownName(model: string): string | undefined {
  return model.startsWith('own:') ? model.slice('own:'.length) : undefined
}

export function isUpscaleModel(value: unknown): value is UpscaleModel {
  return value === 'fast' || value === 'best' || (typeof value === 'string' && value.startsWith('own:'))
}

/** Both without loss: WebP is smaller, and not every browser can write it so. */
export type PictureFormat = 'png' | 'webp'

/** How many times as wide and high a picture can become, the least first. */
export const UPSCALE_SCALES = [2, 4] as const
export type UpscaleScale = (typeof UPSCALE_SCALES)[number]

/**
 * What can compute, the fastest first: the graphics processor through WebGPU; the processor with
 * our own kernel, which knows the Fast model only; the processor with ONNX Runtime in WebAssembly.
 * What fails is followed by the next.
 */
export const UPSCALE_BACKENDS = ['webgpu', 'kernel', 'wasm'] as const
export type UpscaleBackend = (typeof UPSCALE_BACKENDS)[number]

/** Smallest output that is refused: decoded, it is 256 MB, and the encoder needs as much again. */
const PIXELS_REFUSED = 64e6
/** Canvas sides end here in the browsers that we know. */
const LONGEST_SIDE = 16_384

/** The largest scale at which a picture can be enlarged; undefined when none fits. */
export function largestScale({ width, height }: Size): UpscaleScale | undefined {
  const fits = (scale: UpscaleScale) =>
    width * height * scale ** 2 < PIXELS_REFUSED && Math.max(width, height) * scale <= LONGEST_SIDE
  return UPSCALE_SCALES.findLast(fits)
}

/**
 * Why a picture cannot be enlarged so far, with what could be done instead; undefined when it can.
 */
export function tooLarge(size: Size, scale: UpscaleScale): string | undefined {
  const largest = largestScale(size)
  if (largest !== undefined && scale <= largest) return undefined
  const { width, height } = size
  const megapixels = Math.round((width * height * scale ** 2) / 1e6)
  const wish = `${width} × ${height} at ×${scale} would be ${megapixels} megapixels.`
  return `${wish} ${largest ? `×${largest} fits.` : `Not even ×${UPSCALE_SCALES[0]} fits.`}`
}
