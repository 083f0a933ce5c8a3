import { describe, expect, it } from 'vitest'
import { layOver, overlayOf } from '../../workers/handover/animatic/overlay.ts'
import { blackPlanes, eachPlane, layInto, type Planes } from '../../workers/handover/animatic/planes.ts'

/** A picture whose values grow to the right and downwards, differently in each plane. */
function slope(width: number, height: number): Planes {
  const planes = blackPlanes(width, height)
  for (const [plane, { values, share }] of eachPlane(planes).entries()) {
    const across = width / share
    for (const i of values.keys()) {
      values[i] = 20 + 10 * plane + 3 * (i % across) + 5 * Math.floor(i / across)
    }
  }
  return planes
}

const lumaOf = ({ width, height, data }: Planes) => data.subarray(0, width * height)
/** What a slope has between its values, and beyond its ends. */
const at = (x: number, y: number, width: number, height: number) =>
  20 + 3 * Math.min(width - 1, Math.max(0, x)) + 5 * Math.min(height - 1, Math.max(0, y))

describe('a picture in planes', () => {
  it('lies in a frame of its size as it is', () => {
    const picture = slope(16, 8)
    const frame = blackPlanes(16, 8)
    layInto(frame, picture, { x: 0, y: 0, width: 16, height: 8 })
    expect(frame.data).toEqual(picture.data)
  })

  it.each([
    ['moved by parts of a pixel', { x: 0.5, y: -0.25, width: 16, height: 8 }],
    ['larger', { x: -3.2, y: -1.7, width: 27.5, height: 13.75 }],
    ['smaller, so that its edge goes on', { x: 4, y: 2, width: 8, height: 4 }],
  ])('is weighed between its values: %s', (_, place) => {
    const frame = blackPlanes(16, 8)
    layInto(frame, slope(16, 8), place)
    for (const [i, value] of lumaOf(frame).entries()) {
      const [x, y] = [i % 16, Math.floor(i / 16)]
      const wanted = at(
        ((x + 0.5 - place.x) * 16) / place.width - 0.5,
        ((y + 0.5 - place.y) * 8) / place.height - 0.5,
        16,
        8,
      )
      // It is rounded twice.
      expect(Math.abs(value - wanted)).toBeLessThan(1.02)
    }
  })

  it('has its colours where its light is', () => {
    const frame = blackPlanes(16, 8)
    layInto(frame, slope(16, 8), { x: 2, y: 4, width: 16, height: 8 })
    const [, u, v] = eachPlane(frame)
    // A value of colour is two pixels wide and high.
    expect([u?.values[8 * 2 + 1], u?.values[8 * 3 + 3]]).toEqual([30, 30 + 3 * 2 + 5])
    expect(v?.values[8 * 2 + 1]).toBe(40)
  })
})

describe('text over a frame', () => {
  const place = { x: 2, y: 2, width: 4, height: 2 }
  const pixels = (colour: readonly number[]) =>
    Uint8ClampedArray.from({ length: 4 * 4 * 2 }, (_, i) => colour[i % 4] ?? 0)

  it('hides what is below by its share, there alone', () => {
    const frame = blackPlanes(8, 6)
    layOver(frame, overlayOf(pixels([255, 255, 255, 128]), place))
    const light = [...lumaOf(frame)].map((value, i) => [i % 8, Math.floor(i / 8), value] as const)
    for (const [x, y, value] of light) {
      const isInside = x >= 2 && x < 6 && y >= 2 && y < 4
      expect(value).toBe(isInside ? 126 : 16)
    }
  })

  it('that is not there changes nothing, and what hides all is its own colour', () => {
    const frame = slope(8, 6)
    const before = frame.data.slice()
    layOver(frame, overlayOf(pixels([0, 0, 0, 0]), place))
    expect(frame.data).toEqual(before)
    layOver(frame, overlayOf(pixels([255, 0, 0, 255]), place))
    const [y, u, v] = eachPlane(frame)
    expect([y?.values[2 * 8 + 2], u?.values[4 + 1], v?.values[4 + 1]]).toEqual([63, 102, 240])
  })

  it('has colours that are hidden as much as its four pixels are on average', () => {
    const frame = blackPlanes(8, 6)
    const half = pixels([255, 0, 0, 255])
    for (let i = 0; i < 4; i++) half.set([255, 0, 0, 0], 4 * i)
    layOver(frame, overlayOf(half, place))
    const [y, , v] = eachPlane(frame)
    expect([y?.values[2 * 8 + 2], y?.values[3 * 8 + 2]]).toEqual([16, 63])
    expect(v?.values[4 + 1]).toBe(184)
  })
})
