import { expect, it } from 'vitest'
import { sizeOfPeople } from '../../src/domain/people/face-track.ts'
import { measureClip } from '../../workers/clip/measure/measure-clip.ts'
import type { FramePath } from '../../workers/clip/path.ts'
import { openPeopleFinder } from '../../workers/people/open-finder.ts'
import type { PicturePixels } from '../../workers/people/people.api.ts'
import { drawnHead } from '../fixtures/people/drawn-head.ts'

/** The drawn head in a picture: its frame's left, top and side in pixels. */
function picture(
  width: number,
  height: number,
  heads: readonly { readonly left: number; readonly top: number; readonly side: number }[],
  ground: readonly number[] = [0.5, 0.55, 0.6],
): PicturePixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const own = heads.find(
        ({ left, top, side }) => x >= left && x < left + side && y >= top && y < top + side,
      )
      const colour = own ? drawnHead((x + 0.5 - own.left) / own.side, (y + 0.5 - own.top) / own.side) : ground
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

/** The ground after the cut. */
const DARK = [0.1, 0.16, 0.12]

/** Two seconds of one head that goes right, a cut, and two seconds of two heads. */
function headsAt(time: number, width: number, height: number) {
  const side = Math.round(0.5 * height)
  const one = (x: number) => ({ left: Math.round(x * width - side / 2), top: Math.round(0.2 * height), side })
  return time < 2 ? [one(0.3 + 0.1 * time)] : [one(0.25), one(0.75)]
}

it('measures the people of a clip’s shots: how many, where, how large, facing whom', async () => {
  const asked = new Map<number, number>()
  const path: FramePath = {
    decoder: 'webcodecs',
    clip: { duration: 4, width: 1280, height: 720, codec: 'none', decoder: 'webcodecs' },
    clock: { num: 1, den: 10, origin: 0 },
    packetsAround: async () =>
      Array.from({ length: 40 }, (_, pts) => ({ pts, dts: pts, duration: 1, key: pts === 0, shown: true })),
    decode: async ({ wanted }, { size, larger }, onPicture) => {
      for (const pts of wanted.keys()) {
        const { width, height } = larger?.ticks.has(pts) ? larger.size : size
        asked.set(width, (asked.get(width) ?? 0) + 1)
        const { data } = picture(width, height, headsAt(pts / 10, width, height), pts < 20 ? undefined : DARK)
        onPicture({ pts, data: new Uint8Array(data.buffer as ArrayBuffer) })
      }
    },
    close: () => undefined,
  }
  const shots = await measureClip(path, { start: 0, end: 4 }, () => undefined)
  expect([...asked]).toEqual(
    expect.arrayContaining([
      [384, 10],
      [96, 30],
    ]),
  )
  expect(shots.map(({ start, people }) => [start, people?.count, people?.tracks.length])).toEqual([
    [0, 1, 1],
    [2, 2, 2],
  ])
  const [first, second] = shots
  const [went] = first?.people?.tracks ?? []
  expect(went?.facing).toBe('toward')
  const middles = went?.seen.map(({ x, width }) => x + width / 2) ?? []
  expect(middles[0]).toBeCloseTo(0.3, 1)
  expect(middles.at(-1)).toBeGreaterThan((middles[0] ?? 1) + 0.1)
  expect(second?.people && sizeOfPeople(second.people)).toMatch(/^medium(-close)?$/)
})
