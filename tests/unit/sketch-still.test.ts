import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { SHOT_ANGLES, SHOT_FRAMINGS, SHOT_SIZES } from '../../src/domain/board/shot-terms.ts'
import { focusOf, viewOf } from '../../workers/engines/sketch/draw/look.ts'
import { drawStill, stillSize } from '../../workers/engines/sketch/draw/still.ts'
import { sourcePoint } from '../../workers/engines/sketch/draw/view.ts'
import { warp } from '../../workers/engines/sketch/draw/warp.ts'
import { findSubject } from '../../workers/engines/sketch/measure/subject.ts'
import { measureTones } from '../../workers/engines/sketch/measure/tones.ts'
import { fitLab, labImage } from '../../workers/engines/sketch/pixels/oklab.ts'
import { deviation, discScene, image, mean, pixels, pixelsOf } from './sketch-fixture.ts'

// Real computation, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const frame = discScene({ x: 0.4, y: 0.5, radius: 0.16 }, 192, 108)
const subject = findSubject(fitLab(frame, 96))
const tones = measureTones(fitLab(frame, 96))
const warmStyle = measureTones(image(60, 40, (x, y) => [120 + 2 * x, 80 + 2 * y, 50 + y]))
const inkStyle = measureTones(image(60, 40, (x) => (x % 10 < 3 ? [10, 10, 10] : [250, 250, 250])))

const LOOKS = [
  ...SHOT_ANGLES.map((angle) => ({ angle })),
  ...SHOT_FRAMINGS.map((framing) => ({ angle: 'eye-level' as const, framing })),
]

describe('views', () => {
  const size = { width: 768, height: 432 }

  test('each size sees less than the one before it, from the whole frame down', () => {
    const heights = SHOT_SIZES.filter((name) => name !== 'insert').map(
      (name) => viewOf({ size: name, angle: 'eye-level' }, subject, size, 16 / 9).halfHeight,
    )
    expect(heights[1]).toBeCloseTo(216)
    for (let i = 1; i < heights.length; i++) expect(heights[i]).toBeLessThan(heights[i - 1] ?? 0)
  })

  test('every size and angle but the extreme wide stays inside the frame, whatever the shape', () => {
    const corner = { x: 0, y: 0 }
    for (const aspect of [0.5, 1, 16 / 9, 2.4])
      for (const name of SHOT_SIZES.filter((one) => one !== 'extreme-wide'))
        for (const look of LOOKS) {
          const view = viewOf({ size: name, ...look }, subject, size, aspect)
          expect(view.halfWidth / view.halfHeight).toBeCloseTo(aspect)
          for (const [u, v] of [
            [-1, -1],
            [1, -1],
            [-1, 1],
            [1, 1],
          ] as const) {
            sourcePoint(view, u, v, corner)
            expect(corner.x).toBeGreaterThan(-0.01)
            expect(corner.x).toBeLessThan(768.01)
            expect(corner.y).toBeGreaterThan(-0.01)
            expect(corner.y).toBeLessThan(432.01)
          }
        }
  })

  test('a close shot looks at the subject', () => {
    const view = viewOf({ size: 'close', angle: 'eye-level' }, subject, size, 16 / 9)
    expect(Math.abs(view.x / 768 - subject.x)).toBeLessThan(0.1)
  })

  test('a whole view at its own size changes nothing; a low angle narrows towards the top', () => {
    const whole = viewOf({ size: 'wide', angle: 'eye-level' }, subject, frame.l, 192 / 108)
    const same = warp(frame, whole, 192, 108)
    expect(Math.abs(mean(same.l.data) - mean(frame.l.data))).toBeLessThan(0.002)
    const at = { x: 0, y: 0 }
    const low = viewOf({ size: 'wide', angle: 'low' }, subject, frame.l, 192 / 108)
    sourcePoint(low, 1, -1, at)
    const top = at.x
    sourcePoint(low, 1, 1, at)
    expect(top).toBeGreaterThan(at.x)
  })

  const aside = { ...subject, x: 0.3, y: 0.25, head: { x: 0.32, y: 0.15 } }
  test.each([
    ['wide', aside],
    ['full', aside],
    ['close', aside.head],
    ['insert', aside.detail],
  ] as const)('the focus of a %s shot is where its still shows what it is about', (name, about) => {
    const at = { x: 0, y: 0 }
    for (const angle of SHOT_ANGLES) {
      const focus = focusOf({ size: name, angle }, aside, size, 16 / 9)
      const view = viewOf({ size: name, angle }, aside, size, 16 / 9)
      sourcePoint(view, 2 * focus.x - 1, 2 * focus.y - 1, at)
      expect(at.x / 768).toBeCloseTo(about.x)
      expect(at.y / 432).toBeCloseTo(about.y)
    }
  })

  test('a focus outside the still is moved to its edge', () => {
    const outside = { ...subject, x: -3, y: 9 }
    expect(focusOf({ size: 'wide', angle: 'eye-level' }, outside, size, 16 / 9)).toEqual({ x: 0, y: 1 })
  })
})

describe('stills', () => {
  const draw = (change: Partial<Parameters<typeof drawStill>[0]> = {}) =>
    drawStill({
      frame: pixelsOf(frame),
      subject,
      size: 'medium',
      angle: 'eye-level',
      source: tones,
      style: warmStyle,
      width: 256,
      height: 144,
      seed: 1,
      ...change,
    })
  const print = (still: ReturnType<typeof draw>) => createHash('sha256').update(still.data).digest('hex')
  const lab = (still: ReturnType<typeof draw>) => labImage(still)

  test('the longer side is 1024 pixels', () => {
    expect(stillSize(16 / 9)).toEqual({ width: 1024, height: 576 })
    expect(stillSize(9 / 16)).toEqual({ width: 576, height: 1024 })
    expect(stillSize(1)).toEqual({ width: 1024, height: 1024 })
    expect(stillSize(0.001).width).toBe(128)
  })

  test('the same plan gives the same bytes, another seed another drawing of the same thing', () => {
    const one = draw()
    expect(print(draw())).toBe(print(one))
    const other = draw({ seed: 2 })
    expect(print(other)).not.toBe(print(one))
    const light = lab(one).l.data
    const gap = mean(lab(other).l.data.map((l, i) => Math.abs(l - (light[i] ?? 0))))
    expect(gap).toBeLessThan(0.06)
  })

  test('size, angle and framing each change the drawing', () => {
    const changes = [
      {},
      { size: 'close' },
      { angle: 'dutch' },
      { framing: 'over-shoulder' },
      { framing: 'point-of-view' },
    ] as const
    expect(new Set(changes.map((change) => print(draw(change)))).size).toBe(changes.length)
  })

  test('a monochrome style makes a monochrome board but for the warmth of the paper', () => {
    const chroma = ({ a, b }: ReturnType<typeof lab>) =>
      mean(a.data.map((value, i) => Math.hypot(value, b.data[i] ?? 0)))
    expect(chroma(lab(draw({ style: inkStyle })))).toBeLessThan(0.015)
    expect(chroma(lab(draw()))).toBeGreaterThan(0.03)
  })

  test('a frame without anything in it is drawn as paper and wash, without lines', () => {
    const grey = image(192, 108, () => [128, 128, 128])
    const still = lab(draw({ frame: pixelsOf(grey), source: measureTones(fitLab(grey, 96)) }))
    const inner = still.l.data.filter(
      (_, i) => i % 256 > 40 && i % 256 < 216 && i > 256 * 40 && i < 256 * 104,
    )
    expect(deviation(inner)).toBeLessThan(0.06)
  })

  test('a frame of a few pixels is drawn too', () => {
    const tiny = pixels(3, 2, (x) => [x * 80, 40, 90])
    expect(draw({ frame: tiny, size: 'extreme-wide' }).data.length).toBe(256 * 144 * 4)
  })
})
