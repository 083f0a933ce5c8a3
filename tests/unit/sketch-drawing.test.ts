import { describe, expect, test } from 'vitest'
import { traceContours } from '../../workers/engines/sketch/draw/contours.ts'
import { edgeFlow, structureTensor } from '../../workers/engines/sketch/draw/flow.ts'
import { hatch } from '../../workers/engines/sketch/draw/hatching.ts'
import { flowDogs, softThreshold } from '../../workers/engines/sketch/draw/line.ts'
import { drawStrokes, strokeLength } from '../../workers/engines/sketch/draw/strokes.ts'
import { simplify, softLevels } from '../../workers/engines/sketch/draw/wash.ts'
import { findOutline } from '../../workers/engines/sketch/measure/outline.ts'
import { blur } from '../../workers/engines/sketch/pixels/blur.ts'
import { newPlane, resize } from '../../workers/engines/sketch/pixels/raster.ts'
import { deviation, image, mean, plane } from './sketch-fixture.ts'

const WIDTH = 80
const HEIGHT = 60
/** Dark on the left, light on the right of x = 40. */
const step = image(WIDTH, HEIGHT, (x) => (x < 40 ? [50, 50, 50] : [200, 200, 200]))
const flat = image(WIDTH, HEIGHT, () => [130, 120, 110])
const everywhere = plane(WIDTH, HEIGHT, () => 1)
const LINE = { sigma: 1, along: 3 }
const flowOf = (picture: typeof step) => edgeFlow(structureTensor(picture, 2))

describe('line', () => {
  test('the edge tangent flow runs along an edge', () => {
    const flow = flowOf(step)
    const onEdge = 30 * WIDTH + 40
    expect(Math.abs(flow.y.data[onEdge] ?? 0)).toBeGreaterThan(0.99)
    expect(Math.abs(flow.x.data[onEdge] ?? 1)).toBeLessThan(0.1)
  })

  test('the difference of Gaussians answers on the dark side of the edge, and nowhere on a flat picture', () => {
    const [response] = flowDogs(step.l, flowOf(step), [LINE, LINE])
    const row = Array.from(response.data.subarray(30 * WIDTH, 31 * WIDTH))
    const peak = row.indexOf(Math.max(...row))
    expect(peak).toBeGreaterThanOrEqual(37)
    expect(peak).toBeLessThan(40)
    const [even] = flowDogs(flat.l, flowOf(flat), [LINE, LINE])
    expect(Math.max(...even.data.map(Math.abs))).toBeLessThan(1e-6)
  })

  test('the soft threshold is 0 up to the threshold and rises to 1', () => {
    expect(softThreshold(0.01, 0.01, 50)).toBe(0)
    expect(softThreshold(0.02, 0.01, 50)).toBeGreaterThan(0.3)
    expect(softThreshold(1, 0.01, 50)).toBeCloseTo(1, 5)
  })

  test('a vertical edge becomes one long stroke at its place; a flat picture none', () => {
    const [response] = flowDogs(step.l, flowOf(step), [LINE, LINE])
    const strokes = traceContours(response, flowOf(step), {
      start: 0.02,
      goOn: 0.01,
      full: 0.1,
      shortest: 11,
    })
    expect(strokes).toHaveLength(1)
    const [stroke] = strokes
    expect(stroke && strokeLength(stroke)).toBeGreaterThan(HEIGHT * 0.8)
    for (const x of stroke?.xs ?? []) expect(Math.abs(x - 38.5)).toBeLessThan(1.6)
    expect(findOutline(flat, flowOf(flat), everywhere, 1, 1).contours).toEqual([])
  })

  test('two colours of equal lightness still have a line between them', () => {
    const colours = image(WIDTH, HEIGHT, (x) => (x < 40 ? [205, 92, 92] : [70, 143, 120]))
    const { contours } = findOutline(colours, flowOf(colours), everywhere, 1, 1)
    const longest = Math.max(0, ...contours.map(strokeLength))
    expect(longest).toBeGreaterThan(HEIGHT * 0.6)
  })

  test('away from the subject lines are lighter', () => {
    const near = findOutline(step, flowOf(step), everywhere, 1, 1)
    const far = findOutline(
      step,
      flowOf(step),
      plane(WIDTH, HEIGHT, () => 0.2),
      1,
      1,
    )
    const pressure = ({ contours }: typeof near) => mean(contours.flatMap((stroke) => [...stroke.pressure]))
    expect(pressure(far)).toBeLessThan(pressure(near) * 0.6)
  })
})

describe('hatching', () => {
  const rules = { from: 0.3, densest: 1, widest: 8, closest: 2.5, longest: 40, shortest: 5 }
  const size = 120
  const flow = edgeFlow(
    structureTensor(
      image(size, size, () => [0, 0, 0]),
      2,
    ),
    { angle: -0.8, weight: 1 },
  )
  const none = newPlane(size, size)
  const ink = (dark: number, seed = 1) =>
    hatch(
      plane(size, size, () => dark),
      flow,
      none,
      rules,
      seed,
    ).reduce((sum, s) => sum + strokeLength(s), 0)

  test('its density grows with darkness, and light stays bare', () => {
    expect(ink(0.2)).toBe(0)
    const [light, middle, dark] = [ink(0.35), ink(0.65), ink(1)] as const
    expect(middle).toBeGreaterThan(light * 1.2)
    expect(dark).toBeGreaterThan(middle * 1.2)
  })

  test('the same seed gives the same strokes, another seed others', () => {
    expect(ink(0.8, 4)).toBe(ink(0.8, 4))
    expect(ink(0.8, 4)).not.toBe(ink(0.8, 5))
  })

  test('strokes follow the flow and stop where they are told', () => {
    const wall = plane(size, size, (x) => (x >= 60 && x < 62 ? 1 : 0))
    const strokes = hatch(
      plane(size, size, () => 0.9),
      flow,
      wall,
      rules,
      2,
    )
    expect(strokes.length).toBeGreaterThan(20)
    for (const { xs } of strokes) {
      const sides = new Set(Array.from(xs, (x) => (x < 60 ? 'left' : x >= 62 ? 'right' : 'wall')))
      expect(sides.has('left') && sides.has('right')).toBe(false)
    }
  })
})

describe('wash', () => {
  test('simplifying evens texture out and keeps the edge', () => {
    const noisy = image(WIDTH, HEIGHT, (x, y) => {
      const value = (x < 40 ? 60 : 190) + 14 * ((x * 7 + y * 13) % 3) - 14
      return [value, value, value]
    })
    const smooth = simplify(noisy, flowOf(noisy), 5, 2)
    const left = (picture: typeof noisy) =>
      deviation(picture.l.data.filter((_, i) => i % WIDTH > 8 && i % WIDTH < 32))
    expect(left(smooth)).toBeLessThan(left(noisy) * 0.35)
    const across = (x: number) => smooth.l.data[30 * WIDTH + x] ?? 0
    expect(across(43) - across(36)).toBeGreaterThan(0.3)
  })

  test('soft levels keep order and gather values', () => {
    let before = -1
    for (let light = 0; light <= 1; light += 0.01) {
      const level = softLevels(light, 6, 0.18)
      expect(level).toBeGreaterThanOrEqual(before)
      before = level
    }
    expect(softLevels(0.19, 6, 0.18) - softLevels(0.15, 6, 0.18)).toBeLessThan(0.01)
    expect(softLevels(0.27, 6, 0.18) - softLevels(0.23, 6, 0.18)).toBeGreaterThan(0.1)
  })
})

describe('rasters and strokes', () => {
  test('blurring keeps the mean, small and large', () => {
    const noise = plane(50, 40, (x, y) => ((x * 31 + y * 17) % 10) / 10)
    for (const sigma of [0.8, 2, 6]) {
      const soft = blur(noise, sigma)
      expect(mean(soft.data)).toBeCloseTo(mean(noise.data), 2)
      expect(deviation(soft.data)).toBeLessThan(deviation(noise.data) / 2)
    }
  })

  test('resizing down and up again keeps the mean', () => {
    const ramp = plane(60, 40, (x) => x / 60)
    const small = resize(ramp, 20, 10)
    expect(mean(small.data)).toBeCloseTo(mean(ramp.data), 2)
    expect(mean(resize(small, 60, 40).data)).toBeCloseTo(mean(ramp.data), 2)
  })

  test('a stroke covers its line, tapers at its ends and leaves the rest of the paper bare', () => {
    const paper = newPlane(60, 20)
    const stroke = {
      xs: Float32Array.from([5, 30, 55]),
      ys: Float32Array.from([10, 10, 10]),
      pressure: Float32Array.from([1, 1, 1]),
    }
    drawStrokes(paper, [stroke], 1, { widest: 3, thinnest: 1, taper: 12, opacity: 1 })
    const at = (x: number, y: number) => paper.data[y * 60 + x] ?? 0
    expect(at(30, 10)).toBeCloseTo(1, 1)
    expect(at(6, 10)).toBeLessThan(at(30, 10))
    expect(at(30, 15)).toBe(0)
  })
})
