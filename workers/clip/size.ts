import type { Size } from '../../src/lib/geometry.ts'

/** How the stored picture is turned upright; named after ffmpeg's filters. */
export type Orientation =
  | 'none'
  | 'hflip'
  | 'vflip'
  | 'hflip,vflip'
  | 'transpose=clock'
  | 'transpose=cclock'
  | 'transpose=cclock_flip'
  | 'transpose=clock_flip'

/**
 * The orientation by a display matrix, whose upper left corner holds a, b, c, d of x' = ax + cy,
 * y' = bx + dy with y downwards (ISO/IEC 14496-12, track header). Only quarter turns and mirrors
 * occur in practice; of any other matrix the larger pair decides.
 */
export function orientationOf([a, b, c, d]: readonly [number, number, number, number]): Orientation {
  if (Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)) {
    if (a < 0) return d < 0 ? 'hflip,vflip' : 'hflip'
    return d < 0 ? 'vflip' : 'none'
  }
  if (b > 0) return c < 0 ? 'transpose=clock' : 'transpose=cclock_flip'
  return c < 0 ? 'transpose=clock_flip' : 'transpose=cclock'
}

/** True when the turn swaps width and height. */
export function swapsSides(turn: Orientation): boolean {
  return turn.startsWith('transpose')
}

/**
 * The displayed size: stored pixels made square (`pixelAspect` is their width over height), then
 * turned.
 */
export function shownSize(stored: Size, pixelAspect: number, turn: Orientation): Size {
  const square = { width: Math.max(1, Math.round(stored.width * pixelAspect)), height: stored.height }
  return swapsSides(turn) ? { width: square.height, height: square.width } : square
}

/** Relative difference below which two shapes are equal: codecs pad pictures to whole blocks. */
const SHAPE_SHARE = 0.015

/** True for sizes of the same shape, or within a pixel. */
export function shapedAlike(one: Size, other: Size): boolean {
  const height = (one.height * other.width) / one.width
  return Math.abs(height - other.height) <= Math.max(1, SHAPE_SHARE * other.height)
}

const HD_SIDE = 720

/**
 * True for pictures taken for high definition where the file names no colour matrix: small ones
 * mean BT.601, large ones BT.709.
 */
export const isHighDefinition = ({ width, height }: Size) => Math.min(width, height) >= HD_SIDE
