import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { enlargingOf, partOf, viewOfPart } from '../../workers/engines/sketch/draw/enlarged.ts'
import { viewOf } from '../../workers/engines/sketch/draw/look.ts'
import { drawStill } from '../../workers/engines/sketch/draw/still.ts'
import { sourcePoint } from '../../workers/engines/sketch/draw/view.ts'
import { subjectAt } from '../../workers/engines/sketch/measure/clip.ts'
import { measureTones } from '../../workers/engines/sketch/measure/tones.ts'
import { fitLab, labImage } from '../../workers/engines/sketch/pixels/oklab.ts'
import { cropped } from '../../workers/people/mask-people.ts'
import { readCompactNet } from '../../workers/upscale/kernel/compact-net.ts'
import { enlargeTile } from '../../workers/upscale/kernel/enlarge-tile.ts'
import { openKernel } from '../../workers/upscale/kernel/kernel.ts'
import { shapeFor } from '../../workers/upscale/kernel/shape.ts'
import { findSimd } from '../../workers/upscale/kernel/simd.ts'
import { drawnHead } from '../fixtures/people/drawn-head.ts'
import { madeUpFace } from '../fixtures/people/made-up-face.ts'
import { image, mean, pixels } from './sketch-fixture.ts'

/** A small face in a wide frame. */
const picture = pixels(240, 135, (x, y) => {
  const [u, v] = [0.5 + (x + 0.5 - 120) / 60, (y + 0.5 - 20) / 60]
  const [red = 0, green = 0, blue = 0] =
    u > 0 && u < 1 && v > 0 && v < 1 ? drawnHead(u, v) : [0.55, 0.6, 0.62]
  return [red * 255, green * 255, blue * 255]
})
const frame = labImage(picture)
const face = madeUpFace(0.5, (20 + 0.52 * 60) / 135, (0.43 * 60) / 135)
const subject = subjectAt([fitLab(frame, 96)], 0, [face])
const look = { size: 'close', angle: 'dutch' } as const
const still = { width: 384, height: 216 }
const view = viewOf(look, subject, frame.l, 16 / 9)
const part = partOf(view, picture)

test('a part is enlarged where the frame has too few pixels of it, and only there', () => {
  const across = (halfWidth: number) => enlargingOf({ ...view, halfWidth }, 1024)
  expect([across(384), across(200), across(165), across(100)]).toEqual([1, 1, 2, 4])
})

test('the enlarged part lies in the still where the frame does', () => {
  const large = { image: picture, left: part.left, top: part.top, scale: 4 }
  const [one, other] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ]
  for (const [u, v] of [
    [-1, -1],
    [0.3, 0.9],
    [1, 0],
  ] as const) {
    sourcePoint(view, u, v, one)
    sourcePoint(viewOfPart(view, large), u, v, other)
    expect(other.x / 4 + part.left).toBeCloseTo(one.x)
    expect(other.y / 4 + part.top).toBeCloseTo(one.y)
    expect(one.x).toBeGreaterThan(part.left)
    expect(one.x).toBeLessThan(part.left + part.width)
  }
})

test('a still of the enlarged part has finer lines in the same places and tones', async () => {
  const model = readFileSync(new URL('../../models/generated/fast.onnx', import.meta.url))
  const tile = { width: part.width, height: part.height, scale: 4, small: true } as const
  const kernel = await openKernel(readCompactNet(model), shapeFor(tile, findSimd() === 'relaxed'))
  const data = enlargeTile(kernel, tile, cropped(picture, part).data)
  const large = { width: part.width * 4, height: part.height * 4, data }
  expect(data).toHaveLength(large.width * large.height * 4)
  const tones = measureTones(image(80, 45, (x) => (x % 9 < 2 ? [30, 34, 50] : [220, 190, 150])))
  const plan = {
    ...look,
    frame: picture,
    subject,
    source: measureTones(frame),
    style: tones,
    ...still,
    seed: 2,
  }
  const enlarged = { image: large, left: part.left, top: part.top, scale: 4 }
  const [plain, fine] = [drawStill(plan), drawStill({ ...plan, enlarged })].map((one) => labImage(one).l.data)
  const steps = (light: Float32Array | undefined) =>
    mean((light ?? []).map((value, i) => Math.abs(value - (light?.[i + 1] ?? value))))
  expect(steps(fine)).toBeGreaterThan(steps(plain) * 1.03)
  expect(Math.abs(mean(fine ?? []) - mean(plain ?? []))).toBeLessThan(0.05)
})
