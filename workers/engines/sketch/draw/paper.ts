import type { StyleGrain } from '../measure/style-grain.ts'
import { newPlane, type Plane } from '../pixels/raster.ts'
import { mixBits } from '../pixels/seeded-random.ts'
import { grainTile } from './grain-tile.ts'

const LATTICE = 256

/** Random values on a repeating lattice, the base of value noise. */
export interface Clouds {
  readonly values: Float32Array
}

export function newClouds(seed: number): Clouds {
  const values = new Float32Array(LATTICE * LATTICE)
  const mixed = mixBits(seed)
  for (let i = 0; i < values.length; i++) values[i] = mixBits(i ^ mixed) / 0xffff_ffff
  return { values }
}

/** Smooth value noise (0…1) at a point; one unit is one lattice cell. */
export function cloudAt({ values }: Clouds, x: number, y: number): number {
  const fx = Math.floor(x)
  const fy = Math.floor(y)
  const dx = smoothed(x - fx)
  const dy = smoothed(y - fy)
  const x0 = fx & (LATTICE - 1)
  const x1 = (fx + 1) & (LATTICE - 1)
  const y0 = (fy & (LATTICE - 1)) * LATTICE
  const y1 = ((fy + 1) & (LATTICE - 1)) * LATTICE
  const top = values[y0 + x0]! + (values[y0 + x1]! - values[y0 + x0]!) * dx
  const bottom = values[y1 + x0]! + (values[y1 + x1]! - values[y1 + x0]!) * dx
  return top + (bottom - top) * dy
}

/**
 * The rows of `cloudAt` at (x / scale, y / scale) plus a place: what a row's or a column's pixels
 * share is reckoned once. Each row overwrites the one before.
 */
export function cloudRows(
  { values }: Clouds,
  width: number,
  scale: number,
  from: { readonly x: number; readonly y: number } = { x: 0, y: 0 },
): (y: number) => Float32Array {
  const columns = new Uint8Array(width)
  const shares = new Float32Array(width)
  for (let x = 0; x < width; x++) {
    const at = x / scale + from.x
    columns[x] = Math.floor(at) & (LATTICE - 1)
    shares[x] = smoothed(at - Math.floor(at))
  }
  // One more, so that the lattice's end has its beginning beside it.
  const between = new Float32Array(LATTICE + 1)
  const row = new Float32Array(width)
  return (y) => {
    const at = y / scale + from.y
    const share = smoothed(at - Math.floor(at))
    const above = (Math.floor(at) & (LATTICE - 1)) * LATTICE
    const below = ((Math.floor(at) + 1) & (LATTICE - 1)) * LATTICE
    for (let c = 0; c < LATTICE; c++)
      between[c] = values[above + c]! + (values[below + c]! - values[above + c]!) * share
    between[LATTICE] = between[0]!
    for (let x = 0; x < width; x++) {
      const left = between[columns[x]!]!
      row[x] = left + (between[columns[x]! + 1]! - left) * shares[x]!
    }
    return row
  }
}

const smoothed = (share: number) => share * share * (3 - 2 * share)

/**
 * Texture of cold-pressed paper, 0 (pit) to 1 (bump), mean about 0.5: three octaves of value noise
 * (Perlin 1985).
 */
export function paperGrain(width: number, height: number, seed: number): Plane {
  const clouds = newClouds(seed)
  const grain = newPlane(width, height)
  const middle = cloudRows(clouds, width, 3.1)
  const fine = cloudRows(clouds, width, 1.4, { x: 57, y: 31 })
  const coarse = cloudRows(clouds, width, 7.3, { x: 11, y: 83 })
  for (let y = 0, i = 0; y < height; y++) {
    const [ofMiddle, ofFine, ofCoarse] = [middle(y), fine(y), coarse(y)]
    for (let x = 0; x < width; x++, i++)
      grain.data[i] = 0.5 * ofMiddle[x]! + 0.3 * ofFine[x]! + 0.2 * ofCoarse[x]!
  }
  return grain
}

/** A style shows at most so strongly in its grain, a deviation of lightness. */
const STRONGEST = 0.03

/** The style's own grain over a still, in lightness; by the seed always the same. */
export function styleGrain(width: number, height: number, style: StyleGrain, seed: number): Plane {
  const tile = grainTile(style, seed)
  const strength = Math.min(style.strength, STRONGEST)
  const grain = newPlane(width, height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      grain.data[i] = strength * tile.data[(y % tile.height) * tile.width + (x % tile.width)]!
  return grain
}
