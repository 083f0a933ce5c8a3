import { expect, it } from 'vitest'
import { openPeopleFinder } from '../../workers/people/open-finder.ts'
import type { PicturePixels } from '../../workers/people/people.api.ts'
import { drawnHead } from '../fixtures/people/drawn-head.ts'

/** The drawn head in a picture: its frame's left, top and side in pixels. */
function picture(
  width: number,
  height: number,
  heads: readonly { readonly left: number; readonly top: number; readonly side: number }[],
): PicturePixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const own = heads.find(
        ({ left, top, side }) => x >= left && x < left + side && y >= top && y < top + side,
      )
      const colour = own
        ? drawnHead((x + 0.5 - own.left) / own.side, (y + 0.5 - own.top) / own.side)
        : [0.5, 0.55, 0.6]
      data.set([...colour.map((share) => Math.round(share * 255)), 255], (y * width + x) * 4)
    }
  return { data, width, height }
}

it('finds each drawn head where it is, upright and wide, and none on bare ground', async () => {
  const finder = await openPeopleFinder()
  const cases = [
    { size: [640, 360], heads: [{ left: 60, top: 30, side: 300 }] },
    { size: [360, 640], heads: [{ left: 30, top: 250, side: 320 }] },
    {
      size: [1280, 720],
      heads: [
        { left: 60, top: 60, side: 600 },
        { left: 760, top: 260, side: 400 },
      ],
    },
    { size: [500, 400], heads: [] },
  ] as const
  for (const { size, heads } of cases) {
    const faces = finder.faces(picture(size[0], size[1], heads))
    expect(faces).toHaveLength(heads.length)
    heads.forEach(({ left, top, side }, i) => {
      const { x = 0, y = 0, width = 0, height = 0 } = faces[i]?.box ?? {}
      // The drawing's face reaches from 0.31 to 0.69 across and from 0.24 to 0.73 down.
      expect(x + width / 2).toBeCloseTo((left + side * 0.5) / size[0], 1)
      expect(y + height / 2).toBeCloseTo((top + side * 0.5) / size[1], 1)
      expect((height * size[1]) / side).toBeGreaterThan(0.3)
      expect((height * size[1]) / side).toBeLessThan(0.6)
      expect(faces[i]?.facing).toBe('toward')
      expect(faces[i]?.points.leftEye.x).toBeLessThan(faces[i]?.points.rightEye.x ?? 0)
    })
  }
})
