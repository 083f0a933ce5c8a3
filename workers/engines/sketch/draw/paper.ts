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
  return {
    values: Float32Array.from(
      { length: LATTICE * LATTICE },
      (_, i) => mixBits(i ^ mixBits(seed)) / 0xffff_ffff,
    ),
  }
}

/** Smooth value noise (0…1) at a point; one unit is one lattice cell. */
export function cloudAt({ values }: Clouds, x: number, y: number): number {
  const fx = Math.floor(x)
  const fy = Math.floor(y)
  let dx = x - fx
  let dy = y - fy
  dx = dx * dx * (3 - 2 * dx)
  dy = dy * dy * (3 - 2 * dy)
  const x0 = fx & (LATTICE - 1)
  const x1 = (fx + 1) & (LATTICE - 1)
  const y0 = (fy & (LATTICE - 1)) * LATTICE
  const y1 = ((fy + 1) & (LATTICE - 1)) * LATTICE
  const top = values[y0 + x0]! + (values[y0 + x1]! - values[y0 + x0]!) * dx
  const bottom = values[y1 + x0]! + (values[y1 + x1]! - values[y1 + x0]!) * dx
  return top + (bottom - top) * dy
}

/**
 * Texture of cold-pressed paper, 0 (pit) to 1 (bump), mean about 0.5: three octaves of value noise
 * (Perlin 1985).
 */
export function paperGrain(width: number, height: number, seed: number): Plane {
  const clouds = newClouds(seed)
  const grain = newPlane(width, height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      grain.data[i] =
        0.5 * cloudAt(clouds, x / 3.1, y / 3.1) +
        0.3 * cloudAt(clouds, x / 1.4 + 57, y / 1.4 + 31) +
        0.2 * cloudAt(clouds, x / 7.3 + 11, y / 7.3 + 83)
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
