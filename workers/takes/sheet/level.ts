import { pixelDistance, type SheetPicture, walkOf } from './sheet-picture.ts'

/** Sheets that are turned further are not levelled. */
const FURTHEST_DEGREES = 1.5
const COARSE_DEGREES = 0.1
const FINE_DEGREES = 0.01
/** A turn below this is none: less than half a pixel over a thousand. */
const LEAST_DEGREES = 0.03
/** One line of these is looked at: borders are long, and a part of them tells the turn. */
const LINE_STRIDE = 3

const RADIANS = Math.PI / 180

/**
 * The turn of a sheet's borders, in degrees, clockwise positive; 0 for none. Borders are the
 * longest straight edges of a sheet: edges summed along a direction are sharpest along theirs.
 */
export function turnOf(picture: SheetPicture): number {
  const edges = [edgesAlong(picture, 'x'), edgesAlong(picture, 'y')]
  const sharpness = (degrees: number) =>
    edges.reduce((sum, { each, length, sign }) => sum + peaks(each, length, sign * degrees), 0)
  const coarse = sharpest(sharpness, 0, FURTHEST_DEGREES, COARSE_DEGREES)
  const fine = sharpest(sharpness, coarse, COARSE_DEGREES, FINE_DEGREES)
  return Math.abs(fine) < LEAST_DEGREES ? 0 : fine
}

interface Edges {
  /** Strong edges as place along the axis, place on the line from its middle, strength. */
  readonly each: readonly (readonly [number, number, number])[]
  readonly length: number
  readonly sign: 1 | -1
}

function edgesAlong(picture: SheetPicture, axis: 'x' | 'y'): Edges {
  const walk = walkOf(picture, axis)
  const each: [number, number, number][] = []
  for (let line = 0; line < walk.across; line += LINE_STRIDE) {
    for (let at = 1; at < walk.length; at += 1) {
      const here = at * walk.step + line * walk.acrossStep
      const strength = pixelDistance(picture.data, here, here - walk.step)
      if (strength > 16) each.push([at, line - walk.across / 2, Math.min(strength, 64)])
    }
  }
  return { each, length: walk.length, sign: axis === 'x' ? 1 : -1 }
}

function peaks(edges: Edges['each'], length: number, degrees: number): number {
  const slope = Math.tan(degrees * RADIANS)
  const sums = new Float64Array(length + 1)
  for (const [at, line, strength] of edges) {
    const place = Math.round(at + line * slope)
    if (place >= 0 && place <= length) sums[place] = (sums[place] as number) + strength
  }
  return sums.reduce((sum, one) => sum + one * one, 0)
}

function sharpest(of: (degrees: number) => number, middle: number, reach: number, step: number): number {
  const steps = Math.round(reach / step)
  let best = { degrees: middle, value: of(middle) }
  for (let i = -steps; i <= steps; i += 1) {
    const degrees = middle + i * step
    const value = of(degrees)
    if (value > best.value) best = { degrees, value }
  }
  return best.degrees
}

/**
 * The picture turned back about its middle by an angle in degrees, at its own size, by bilinear
 * interpolation. What comes from outside repeats the nearest pixel.
 */
export function levelled(picture: SheetPicture, degrees: number): SheetPicture {
  if (degrees === 0) return picture
  const { width, height, data } = picture
  const [cos, sin] = [Math.cos(degrees * RADIANS), Math.sin(degrees * RADIANS)]
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2]
  const out = new Uint8ClampedArray(data.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = [
        clamp((x - middleX) * cos - (y - middleY) * sin + middleX, width - 1),
        clamp((x - middleX) * sin + (y - middleY) * cos + middleY, height - 1),
      ]
      const [left, top] = [Math.min(Math.floor(fromX), width - 2), Math.min(Math.floor(fromY), height - 2)]
      const [partX, partY] = [fromX - left, fromY - top]
      const from = (top * width + left) * 4
      const to = (y * width + x) * 4
      for (let channel = 0; channel < 4; channel += 1) {
        const at = from + channel
        const upper = mix(data[at] as number, data[at + 4] as number, partX)
        const below = at + width * 4
        const lower = mix(data[below] as number, data[below + 4] as number, partX)
        out[to + channel] = mix(upper, lower, partY)
      }
    }
  }
  return { width, height, data: out }
}

const clamp = (value: number, largest: number) => Math.min(Math.max(value, 0), largest)
const mix = (one: number, other: number, part: number) => one + (other - one) * part
