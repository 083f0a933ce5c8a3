import type { Detail } from '../../lib/details.ts'
import type { Size } from '../../lib/geometry.ts'

/** Fast is small enough for a CPU; Best needs a GPU to be bearable. */
type BuiltInModel = 'fast' | 'best'

/** The user's own model, by its file name. */
export type OwnModel = `own:${string}`

export type UpscaleModel = BuiltInModel | OwnModel

export const ownModel = (fileName: string): OwnModel => `own:${fileName}`

/** The file name of an own model; undefined for a bundled one. */
export function ownName(model: string): string | undefined {
  return model.startsWith('own:') ? model.slice('own:'.length) : undefined
}

export function isUpscaleModel(value: unknown): value is UpscaleModel {
  return value === 'fast' || value === 'best' || (typeof value === 'string' && value.startsWith('own:'))
}

/** Both lossless; WebP is smaller, but not every browser writes it losslessly. */
export type UpscaleFormat = 'png' | 'webp'

/**
 * Supported factors of width and height, ascending. The nets enlarge by 4, and their output is
 * averaged down in whole blocks: a factor that does not divide 4 needs other arithmetic in
 * workers/upscale/planes.ts (`shrink`) and in the kernel (workers/upscale/kernel/shuffle.ts).
 */
export const UPSCALE_SCALES = [2, 4] as const
export type UpscaleScale = (typeof UPSCALE_SCALES)[number]

/**
 * Upscaling backends, fastest first: the GPU with our own shaders, for the bundled models; the GPU
 * with ONNX Runtime through WebGPU; the CPU with our own kernel, for the Fast model only; the CPU
 * with ONNX Runtime in WebAssembly. A failed one falls back to the next.
 */
export const UPSCALE_BACKENDS = ['gpu', 'webgpu', 'kernel', 'wasm'] as const
export type UpscaleBackend = (typeof UPSCALE_BACKENDS)[number]

/**
 * Smallest refused output in pixels: decoded it takes 256 MB, and the encoder needs as much again.
 */
const PIXELS_REFUSED = 64e6
/** Longest canvas side of the known browsers. */
const LONGEST_SIDE = 16_384

/** The largest scale for a picture; undefined when none fits. */
export function largestScale({ width, height }: Size): UpscaleScale | undefined {
  const fits = (scale: UpscaleScale) =>
    width * height * scale ** 2 < PIXELS_REFUSED && Math.max(width, height) * scale <= LONGEST_SIDE
  return UPSCALE_SCALES.findLast(fits)
}

/**
 * Why a picture cannot be enlarged by `scale`, and what could be done instead; undefined when it
 * can.
 */
export function tooLarge(
  { width, height }: Size,
  scale: UpscaleScale,
): Extract<Detail, { readonly code: 'enlarged-too-large' }> | undefined {
  const largest = largestScale({ width, height })
  if (largest !== undefined && scale <= largest) return undefined
  const [least] = UPSCALE_SCALES
  const megapixels = Math.round((width * height * scale ** 2) / 1e6)
  return { code: 'enlarged-too-large', width, height, scale, megapixels, largest, least }
}
