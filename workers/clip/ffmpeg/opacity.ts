import type { TrackHeader } from './header.ts'
import { matrixOption } from './tone.ts'

/** ffmpeg's own VP8 and VP9 decoders ignore WebM's alpha; libvpx reads it. */
const DECODERS: Readonly<Record<string, string>> = { vp8: 'libvpx', vp9: 'libvpx-vp9' }

/** The decoder to request where the usual one would lose alpha. */
export function alphaDecoder({ hasAlpha, codec }: TrackHeader): readonly string[] {
  const decoder = hasAlpha ? DECODERS[codec] : undefined
  return decoder ? ['-c:v', decoder] : []
}

/**
 * Filters that put a transparent picture on white: in the negated picture, black replaces the
 * hidden pixels. Before scaling, so that hidden colours do not bleed in at edges.
 */
export function onWhite(track: TrackHeader): readonly string[] {
  if (!track.hasAlpha) return []
  const toRgb = `scale=iw:ih:flags=bicubic+accurate_rnd+full_chroma_int${matrixOption(track)}`
  return [toRgb, 'format=gbrap', 'negate', 'premultiply=inplace=1', 'negate', 'format=gbrp']
}
