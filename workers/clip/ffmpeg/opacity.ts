import type { TrackHeader } from './header.ts'
import { matrixOption } from './tone.ts'

/**
 * ffmpeg's own decoders of these pass over the opacity that WebM keeps beside the pictures; libvpx
 * reads it.
 */
const DECODERS: Readonly<Record<string, string>> = { vp8: 'libvpx', vp9: 'libvpx-vp9' }

/** The decoder to be asked for, where the usual one would lose the opacity. */
export function alphaDecoder({ hasAlpha, codec }: TrackHeader): readonly string[] {
  const decoder = hasAlpha ? DECODERS[codec] : undefined
  return decoder ? ['-c:v', decoder] : []
}

/**
 * Filters that lay a picture on white, where it is not opaque: negated, black takes the place of
 * what cannot be seen. Before it is scaled, so that no hidden colour gets mixed in at the edges.
 */
export function onWhite(track: TrackHeader): readonly string[] {
  if (!track.hasAlpha) return []
  const toRgb = `scale=iw:ih:flags=bicubic+accurate_rnd+full_chroma_int${matrixOption(track)}`
  return [toRgb, 'format=gbrap', 'negate', 'premultiply=inplace=1', 'negate', 'format=gbrp']
}
