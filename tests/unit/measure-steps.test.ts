import { expect, test } from 'vitest'
import { shotsOf } from '../../workers/clip/measure/shots.ts'
import { stepsWhileDecoding } from '../../workers/clip/measure/steps.ts'
import { toPicture } from '../../workers/clip/planes/picture.ts'
import type { Plane } from '../../workers/clip/planes/planes.ts'
import { madeEdit } from '../fixtures/made-clips.ts'

test('steps made while pictures come, in any order and with gaps, give the same shots', () => {
  const { samples, seconds } = madeEdit(4)
  const shown = samples.slice(0, 60)
  const steps = stepsWhileDecoding()
  const half = shown.length / 2
  // Two decoders, each in its own half, by turns; and one picture is not to be had.
  const order = Array.from({ length: half }, (_, i) => [half + i, i]).flat()
  for (const at of order.filter((one) => one !== 20))
    for (const one of shown.slice(at, at + 1)) steps.add(at, one)
  const there = shown.filter((_, at) => at !== 20)
  expect(shotsOf(there, seconds, steps.between)).toEqual(shotsOf(there, seconds))
})

test('a rough picture of a large one is nearly the exact one', () => {
  const [width, height] = [384, 208]
  const plane = (of: (x: number, y: number) => number): Plane => ({
    data: Uint8Array.from({ length: width * height }, (_, i) => of(i % width, Math.floor(i / width))),
    ...{ offset: 0, stride: width, step: 1, width, height },
  })
  const wave = plane((x, y) => 128 + 60 * Math.sin(x / 40) + 40 * Math.cos(y / 30))
  const grey = plane(() => 128)
  const planes = { kind: 'yuv', bits: 8, width, height, planes: [wave, grey, grey] } as const
  const form = { size: { width: 24, height: 13 }, pixels: 'grey' } as const
  const colour = { kr: 0.2126, kb: 0.0722, fullRange: true }
  const exact = toPicture(planes, colour, 'none', form)
  const rough = toPicture(planes, colour, 'none', { ...form, rough: 'rows' })
  const gaps = exact.map((value, i) => Math.abs(value - (rough[i] ?? 0)))
  expect(gaps).toHaveLength(24 * 13)
  expect(Math.max(...gaps)).toBeLessThan(6)
})
