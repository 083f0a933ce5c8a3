import type { Size } from '../../src/lib/geometry.ts'

/** How the stored picture is turned to stand upright; named as ffmpeg's filters that do it. */
export type Turn =
  | 'none'
  | 'hflip'
  | 'vflip'
  | 'hflip,vflip'
  | 'transpose=clock'
  | 'transpose=cclock'
  | 'transpose=cclock_flip'
  | 'transpose=clock_flip'

/**
 * The turn that a display matrix means. Its upper left corner holds a, b, c, d of x' = ax + cy, y'
 * = bx + dy with y downwards (ISO/IEC 14496-12, track header). Only quarter turns and mirrors exist
 * in practice; of any other matrix the larger pair counts.
 */
export function turnOf([a, b, c, d]: readonly [number, number, number, number]): Turn {
  if (Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)) {
    if (a < 0) return d < 0 ? 'hflip,vflip' : 'hflip'
    return d < 0 ? 'vflip' : 'none'
  }
  if (b > 0) return c < 0 ? 'transpose=clock' : 'transpose=cclock_flip'
  return c < 0 ? 'transpose=clock_flip' : 'transpose=cclock'
}

/** True when the turn makes the stored width the shown height. */
export function swapsSides(turn: Turn): boolean {
  return turn.startsWith('transpose')
}

/**
 * The size that is shown: stored pixels made square (their width over height is `pixelAspect`),
 * then turned.
 */
export function shownSize(stored: Size, pixelAspect: number, turn: Turn): Size {
  const square = { width: Math.max(1, Math.round(stored.width * pixelAspect)), height: stored.height }
  return swapsSides(turn) ? { width: square.height, height: square.width } : square
}

/** How much two shapes may differ and count as the same: codecs pad pictures to whole blocks. */
const SHAPE_SHARE = 0.015

/** True for sizes of the same shape, or such as differ by a pixel. */
export function shapedAlike(one: Size, other: Size): boolean {
  const height = (one.height * other.width) / one.width
  return Math.abs(height - other.height) <= Math.max(1, SHAPE_SHARE * other.height)
}

const HD_SIDE = 720

/**
 * True for what is taken for high definition where it does not say how its colours are coded:
 * files that say nothing mean BT.601 when small and BT.709 when large.
 */
export const isHighDefinition = ({ width, height }: Size) => Math.min(width, height) >= HD_SIDE
