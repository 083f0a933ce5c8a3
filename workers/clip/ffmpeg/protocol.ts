/**
 * What a decoder's worker understands beyond the stock worker of @ffmpeg/ffmpeg. Both sides import
 * it.
 */

/**
 * If this folder exists in the core, each file in it is sent as soon as it is written, and deleted
 * there.
 */
export const OUT_DIR = '/out'

/**
 * First argument of a run; the second is a byte range `start-end` in which the clip has a gap.
 * Sequential reading ends there; later positions stay readable.
 */
export const GAP_OPTION = '-clip-gap'

/** First argument of a probe; the second is a byte range `start-end` that reads as zeros. */
export const ZEROED_OPTION = '-clip-zeroed'

/** The stock class's load request, with the program compiled once for all workers. */
export interface LoadRequest {
  readonly data: { readonly program: WebAssembly.Module }
}
