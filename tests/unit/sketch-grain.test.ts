import { expect, test } from 'vitest'
import { grainTile } from '../../workers/engines/sketch/draw/grain-tile.ts'
import { styleGrain } from '../../workers/engines/sketch/draw/paper.ts'
import { measureGrain } from '../../workers/engines/sketch/measure/style-grain.ts'
import { blur } from '../../workers/engines/sketch/pixels/blur.ts'
import { newSpectrum, transform } from '../../workers/engines/sketch/pixels/fourier.ts'
import type { LabImage } from '../../workers/engines/sketch/pixels/oklab.ts'
import { seededRandom } from '../../workers/engines/sketch/pixels/seeded-random.ts'
import { deviation, mean, plane } from './sketch-fixture.ts'

const WIDTH = 256
/** A slope of tone with noise of a deviation on it, which a blur makes coarse. */
function noisy(strength: number, softness = 0, lines = false): LabImage {
  const random = seededRandom(3)
  const white = plane(WIDTH, WIDTH, () => random() + random() + random() + random() - 2)
  const noise = softness > 0 ? blur(white, softness) : white
  const spread = deviation(noise.data)
  const l = plane(WIDTH, WIDTH, (x, y) => {
    if (lines && y % 100 < 3) return 0.1
    return 0.5 + 0.3 * (x / WIDTH) + (strength * (noise.data[y * WIDTH + x] ?? 0)) / spread
  })
  const none = plane(WIDTH, WIDTH, () => 0)
  return { l, a: none, b: none }
}
/** How alike neighbours are: −1…1. */
function likeness({ width, height, data }: LabImage['l'], apart: number): number {
  let [both, own] = [0, 0]
  for (let y = 0; y < height; y++)
    for (let x = 0; x + apart < width; x++) {
      both += (data[y * width + x] ?? 0) * (data[y * width + x + apart] ?? 0)
      own += (data[y * width + x] ?? 0) ** 2
    }
  return both / own
}

test('a transform and back is what it was, and a wave is one frequency', () => {
  const wave = newSpectrum(16)
  wave.real.forEach((_, i) => {
    wave.real[i] = Math.cos((2 * Math.PI * 3 * (i % 16)) / 16)
  })
  const before = wave.real.slice()
  transform(wave, 'forth')
  const strong = [...wave.real.keys()].filter(
    (i) => Math.hypot(wave.real[i] ?? 0, wave.imaginary[i] ?? 0) > 1,
  )
  expect(strong).toEqual([3, 13])
  transform(wave, 'back')
  wave.real.forEach((value, i) => {
    expect(value / 256).toBeCloseTo(before[i] ?? 0, 9)
  })
})

test('grain is measured in the surfaces: as strong as it is, past lines, and none where they are smooth', () => {
  expect(measureGrain(noisy(0))).toBeUndefined()
  expect(measureGrain(noisy(0.004))).toBeUndefined()
  expect(measureGrain(noisy(0.03))?.strength).toBeCloseTo(0.03, 2)
  expect(measureGrain(noisy(0.03, 0, true))?.strength).toBeCloseTo(0.03, 2)
})

test('a tile has the grain of its picture, fine or coarse, and no seam', () => {
  for (const softness of [0, 1.2]) {
    const picture = noisy(0.03, softness)
    const grain = measureGrain(picture)
    if (!grain) throw new Error('no grain')
    const tile = grainTile(grain, 1)
    expect(mean(tile.data)).toBeCloseTo(0, 5)
    expect(deviation(tile.data)).toBeCloseTo(1, 3)
    const form = blur(picture.l, 5)
    const rest = plane(
      WIDTH,
      WIDTH,
      (x, y) => (picture.l.data[y * WIDTH + x] ?? 0) - (form.data[y * WIDTH + x] ?? 0),
    )
    for (const apart of [1, 2, 4]) {
      expect(Math.abs(likeness(tile, apart) - likeness(rest, apart))).toBeLessThan(0.12)
    }
    // What lies to both sides of its border is as alike as any neighbours.
    let across = 0
    for (let y = 0; y < tile.height; y++)
      across += (tile.data[y * tile.width] ?? 0) * (tile.data[(y + 1) * tile.width - 1] ?? 0)
    expect(Math.abs(across / tile.height - likeness(tile, 1))).toBeLessThan(0.25)
  }
})

test('a still has the grain of its style, the same for the same seed, and no more than a board bears', () => {
  const grain = measureGrain(noisy(0.03, 1.2))
  if (!grain) throw new Error('no grain')
  const one = styleGrain(300, 200, grain, 1)
  expect(styleGrain(300, 200, grain, 1)).toEqual(one)
  expect(styleGrain(300, 200, grain, 2)).not.toEqual(one)
  expect(deviation(one.data)).toBeCloseTo(grain.strength, 2)
  const loud = measureGrain(noisy(0.2))
  expect(deviation(styleGrain(300, 200, loud ?? grain, 1).data)).toBeLessThan(0.035)
})
