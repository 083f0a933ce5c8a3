import { isHighDefinition } from '../size.ts'
import type { TrackHeader } from './header.ts'

/**
 * The scaler's input matrix: files that do not say mean BT.601 when small and BT.709 when large.
 */
export function matrixOption({ colourUnsaid, stored }: TrackHeader): string {
  return colourUnsaid && isHighDefinition(stored) ? ':in_color_matrix=bt709' : ''
}

/**
 * Filters from high dynamic range (ITU-R BT.2100) to BT.709, the meaning of a JPEG without a
 * profile. HLG is designed to be shown unchanged on a standard screen (gamma 2.4, ITU-R BT.1886):
 * only its wider primaries are converted. PQ codes absolute light: it is scaled to the reference
 * white of 203 cd/m² (ITU-R BT.2408), and highlights up to 1000 cd/m² are compressed by a Möbius
 * curve that leaves the darker third unchanged.
 */
export function toneFilters({ hdr }: TrackHeader): readonly string[] {
  if (hdr === 'hlg') {
    return [
      'format=yuv444p10le',
      'zscale=min=bt2020nc:tin=bt709:pin=bt2020:m=gbr:t=bt709:p=bt709',
      'format=gbrp',
    ]
  }
  if (hdr === 'pq') {
    return [
      'format=yuv444p10le',
      'zscale=min=bt2020nc:tin=smpte2084:pin=bt2020:m=gbr:t=linear:npl=203',
      'format=gbrpf32le',
      'zscale=p=bt709',
      'tonemap=tonemap=mobius:param=0.3:peak=4.93:desat=0',
      'zscale=t=bt709',
      'format=gbrp',
    ]
  }
  return []
}
