/**
 * What a decoder's worker understands beyond the stock worker of @ffmpeg/ffmpeg: both sides import
 * it.
 */

/**
 * Whoever makes this folder in the core gets each file in it as soon as it is written; it is
 * deleted there.
 */
export const OUT_DIR = '/out'

/**
 * The first argument of a run to whose clip the second one gives a gap, as `start-end` in bytes:
 * there the clip has nothing, so that reading it in order ends there. A place behind the gap can
 * still be read.
 */
export const GAP_OPTION = '-clip-gap'

/**
 * The first argument of a probe that takes a part of the clip, the second one as `start-end` in
 * bytes, for nothing but zeros: it is not read.
 */
export const HOLLOW_OPTION = '-clip-hollow'

/**
 * The request to load, as the stock class sends it, with the core's program: compiled once for all
 * workers.
 */
export interface LoadRequest {
  readonly data: { readonly program: WebAssembly.Module }
}
