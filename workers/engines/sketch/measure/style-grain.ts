import { blur } from '../pixels/blur.ts'
import { newSpectrum, type Spectrum, transform } from '../pixels/fourier.ts'
import type { LabImage } from '../pixels/oklab.ts'
import type { Plane } from '../pixels/raster.ts'
import { medianSpread } from './line-and-grain.ts'

/** What is uneven within the surfaces of a picture: its paper, its brush, its film. */
export interface StyleGrain {
  /** Deviation of lightness within the surfaces. */
  readonly strength: number
  /** The mean power of each frequency on a square of `SIDE`; only its proportions count. */
  readonly power: Spectrum
}

/** Side in pixels of the patches that are measured. */
const SIDE = 64
/** Patches overlap by half, and so many of the flattest are taken: a share, and at most. */
const SHARE = 0.35
const MOST_PATCHES = 40
/** What is larger than this blur, in pixels, is form and no grain. */
const FORM = 5
/** A mark farther off than so many deviations is a line or a speck. */
const STRAY = 2.5
/** Lightness outside of these is bare ground or solid black, which says nothing of the paint. */
const TOLD = { darkest: 0.06, lightest: 0.985 }
/** Deviation of lightness below which a surface is smooth. */
const SMOOTH = 0.008

/**
 * The grain of a picture some hundred pixels wide; undefined where its surfaces are smooth, or it
 * has none large enough to tell. Its power is the mean of windowed periodograms (Welch 1967).
 */
export function measureGrain({ l }: LabImage): StyleGrain | undefined {
  const form = blur(l, FORM)
  const corners = flattest(form)
  if (corners.length === 0) return undefined
  const rest = l.data.map((value, i) => value - form.data[i]!)
  const strength = medianSpread(corners.flatMap((corner) => [...patchOf(rest, l.width, corner)]))
  if (strength < SMOOTH) return undefined
  const power = newSpectrum(SIDE)
  for (const corner of corners) {
    const patch = newSpectrum(SIDE)
    patchOf(rest, l.width, corner).forEach((value, i) => {
      patch.real[i] = Math.max(-STRAY * strength, Math.min(STRAY * strength, value)) * windowAt(i)
    })
    transform(patch, 'forth')
    for (let i = 0; i < power.real.length; i++)
      power.real[i]! += (patch.real[i]! ** 2 + patch.imaginary[i]! ** 2) / corners.length
  }
  return { strength, power }
}

/** Corners of the patches with the least form in them, of those that tell. */
function flattest(form: Plane): readonly number[] {
  const { width, height, data } = form
  const found: { readonly corner: number; readonly slope: number }[] = []
  let all = 0
  for (let top = 0; top + SIDE <= height; top += SIDE / 2)
    for (let left = 0; left + SIDE <= width; left += SIDE / 2) {
      const corner = top * width + left
      all += 1
      let [sum, slope] = [0, 0]
      for (let y = 0; y < SIDE - 1; y += 2)
        for (let x = 0; x < SIDE - 1; x += 2) {
          const at = corner + y * width + x
          sum += data[at]!
          slope += Math.hypot(data[at + 1]! - data[at]!, data[at + width]! - data[at]!)
        }
      const mean = sum / (SIDE / 2) ** 2
      if (mean > TOLD.darkest && mean < TOLD.lightest) found.push({ corner, slope })
    }
  const count = Math.min(MOST_PATCHES, Math.ceil(SHARE * all))
  return found
    .toSorted((one, other) => one.slope - other.slope || one.corner - other.corner)
    .slice(0, count)
    .map(({ corner }) => corner)
}

function patchOf(values: Float32Array, width: number, corner: number): Float32Array {
  const patch = new Float32Array(SIDE * SIDE)
  for (let y = 0; y < SIDE; y++)
    patch.set(values.subarray(corner + y * width, corner + y * width + SIDE), y * SIDE)
  return patch
}

/** Hann's window over a patch: its borders would else add frequencies of their own. */
function windowAt(i: number): number {
  const along = (at: number) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / SIDE)
  return along(i % SIDE) * along(Math.floor(i / SIDE))
}
