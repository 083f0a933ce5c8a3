import { describe, expect, it } from 'vitest'
import { fillingZoom, fitting, NO_ADJUSTMENT } from '../../src/domain/takes/adjustment.ts'
import { adjusted } from '../../workers/takes/adjust.ts'

const [width, height] = [64, 36]
/** Red grows to the right, green downwards. */
const slope = {
  width,
  height,
  data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => {
    const [x, y] = [(i >> 2) % width, Math.floor((i >> 2) / width)]
    return [x * 4, y * 7, 128, 255][i % 4] ?? 0
  }),
}
const at = ({ data }: typeof slope, x: number, y: number) => [
  ...data.slice((y * width + x) * 4, (y * width + x) * 4 + 4),
]

describe('a take that is changed by controls', () => {
  it('is the same one where no control moved', () => {
    expect(
      Buffer.compare(Buffer.from(adjusted(slope, NO_ADJUSTMENT).data.buffer), Buffer.from(slope.data.buffer)),
    ).toBe(0)
  })

  it('is lighter or darker in the middle, and keeps black and white', () => {
    const grey = (value: number) => ({
      ...slope,
      data: slope.data.map((_, i) => (i % 4 === 3 ? 255 : value)),
    })
    const toned = (value: number, tone: number) =>
      at(adjusted(grey(value), { ...NO_ADJUSTMENT, tone }), 5, 5)[0]
    expect([toned(0, 80), toned(255, -80)]).toEqual([0, 255])
    expect(toned(128, 50)).toBeGreaterThan(140)
    expect(toned(128, -50)).toBeLessThan(115)
  })

  it('shows a part closer, around the point that was chosen', () => {
    const closer = adjusted(slope, { ...NO_ADJUSTMENT, zoom: 2, x: 0.75, y: 0.25 })
    // The middle of what is shown, and its right edge.
    expect(at(closer, 32, 18)[0]).toBeCloseTo(0.75 * width * 4, -1)
    expect(at(closer, 63, 18)[0]).toBeGreaterThan(245)
  })

  it('is turned clockwise', () => {
    const turned = adjusted(slope, { ...NO_ADJUSTMENT, angle: 10 })
    // What lay to the right of the middle lies lower now: the row through it shows what was above.
    expect(at(turned, 60, 18)[1]).toBeLessThan(at(turned, 4, 18)[1] ?? 0)
  })

  it.each([-15, -4, 0, 3, 15])('turned by %d° leaves no corner empty, wherever its part lies', (angle) => {
    for (const aspect of [16 / 9, 1, 9 / 16]) {
      for (const [x, y] of [
        [0, 0],
        [1, 1],
        [0.5, 0.5],
      ] as const) {
        const shown = fitting({ ...NO_ADJUSTMENT, angle, x, y }, aspect)
        expect(shown.zoom).toBeGreaterThanOrEqual(fillingZoom(angle, aspect) - 1e-9)
        const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)]
        for (const [cx, cy] of [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ] as const) {
          const [dx, dy] = [(cx * aspect) / 2 / shown.zoom, cy / 2 / shown.zoom]
          const fromX = shown.x * aspect + dx * cos + dy * sin
          const fromY = shown.y - dx * sin + dy * cos
          expect(fromX).toBeGreaterThanOrEqual(-1e-9)
          expect(fromX).toBeLessThanOrEqual(aspect + 1e-9)
          expect(fromY).toBeGreaterThanOrEqual(-1e-9)
          expect(fromY).toBeLessThanOrEqual(1 + 1e-9)
        }
      }
    }
  })
})
