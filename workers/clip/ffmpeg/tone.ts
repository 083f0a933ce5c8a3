import { isHighDefinition } from '../size.ts'
import type { TrackHeader } from './header.ts'

/**
 * How the scaler is to read the colours: files that say nothing mean BT.601 when small and BT.709
 * when large.
 */
export function matrixOption({ colourUnsaid, stored }: TrackHeader): string {
  return colourUnsaid && isHighDefinition(stored) ? ':in_color_matrix=bt709' : ''
}

/**
 * Filters that bring a high dynamic range picture (ITU-R BT.2100) to what a JPEG without a profile
 * means, BT.709. HLG is made to be shown as it is on a screen of the usual range (gamma 2.4, ITU-R
 * BT.1886): only its wider primaries are converted. PQ counts absolute light: it is scaled to the
 * reference white of 203 cd/m² (ITU-R BT.2408), and what is brighter, up to 1000 cd/m², is rolled
 * off by a Möbius curve that leaves the darker third as it is.
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
