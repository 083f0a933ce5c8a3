import { type LabImage, labImage, writeLab } from '../../workers/engines/sketch/pixels/oklab.ts'
import { newPlane, type Pixels, type Plane } from '../../workers/engines/sketch/pixels/raster.ts'

export type Rgb = readonly [number, number, number]

/** A picture from a function of the pixel. */
export function pixels(width: number, height: number, colour: (x: number, y: number) => Rgb): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) data.set([...colour(x, y), 255], at)
  return { width, height, data }
}

export function image(width: number, height: number, colour: (x: number, y: number) => Rgb): LabImage {
  return labImage(pixels(width, height, colour))
}

/** A picture's pixels, as a canvas has them. */
export function pixelsOf({ l, a, b }: LabImage): Pixels {
  const data = new Uint8ClampedArray(l.data.length * 4)
  l.data.forEach((light, i) => {
    writeLab(data, i * 4, light, a.data[i] ?? 0, b.data[i] ?? 0)
  })
  return { width: l.width, height: l.height, data }
}

export function plane(width: number, height: number, value: (x: number, y: number) => number): Plane {
  const out = newPlane(width, height)
  return { ...out, data: out.data.map((_, i) => value(i % width, Math.floor(i / width))) }
}

export interface Disc {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** A green disc on a pale blue gradient: positions are fractions of the width. */
export function discScene(disc: Disc, width = 96, height = 54): LabImage {
  return image(width, height, (x, y) => {
    const inside = Math.hypot(x - disc.x * width, y - disc.y * height) < disc.radius * width
    return inside ? [40, 105, 55] : [180 - y * 0.3, 200, 225]
  })
}

/** One fine pattern moved by whole pixels, as a camera that pans across a wall sees it. */
export function wallScene(shift: number, width = 96, height = 54): LabImage {
  return image(width, height, (x, y) => {
    const u = x + shift
    const value = 110 + 70 * Math.sin(u / 5.3) * Math.cos(y / 4.1 + u / 23) + 30 * Math.sin(u / 2.9 + y / 7)
    return [value, value * 0.9, value * 0.8]
  })
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0
  return sum / values.length
}

export function deviation(values: ArrayLike<number>): number {
  const middle = mean(values)
  return Math.sqrt(mean(Array.from(values, (value) => (value - middle) ** 2)))
}
