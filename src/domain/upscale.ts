/** Fast is small enough for a processor; Best needs a graphics processor to be bearable. */
export type UpscaleModel = 'fast' | 'best'

export type UpscaleScale = 2 | 4

/**
 * What can compute, the fastest first: the graphics processor through WebGPU, or the processor through WebAssembly. What fails
 * is followed by the next.
 */
export const UPSCALE_BACKENDS = ['webgpu', 'wasm'] as const
export type UpscaleBackend = (typeof UPSCALE_BACKENDS)[number]

/** Smallest output that is refused: decoded, it is 256 MB, and the encoder needs as much again. */
const PIXELS_REFUSED = 64e6
/** Canvas sides end here in the browsers that we know. */
const LONGEST_SIDE = 16_384

interface Size {
  readonly width: number
  readonly height: number
}

/** The largest scale at which a picture can be enlarged; undefined when none fits. */
export function largestScale({ width, height }: Size): UpscaleScale | undefined {
  const fits = (scale: UpscaleScale) =>
    width * height * scale ** 2 < PIXELS_REFUSED && Math.max(width, height) * scale <= LONGEST_SIDE
  if (fits(4)) return 4
  return fits(2) ? 2 : undefined
}

/** Why a picture cannot be enlarged so far, with what could be done instead; undefined when it can. */
export function tooLarge(size: Size, scale: UpscaleScale): string | undefined {
  const largest = largestScale(size)
  if (largest !== undefined && scale <= largest) return undefined
  const { width, height } = size
  const megapixels = Math.round((width * height * scale ** 2) / 1e6)
  const wish = `${width} × ${height} at ×${scale} would be ${megapixels} megapixels.`
  return `${wish} ${largest ? `×${largest} fits.` : 'Not even ×2 fits.'}`
}
