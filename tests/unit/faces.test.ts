import { describe, expect, it } from 'vitest'
import { SHOT_SIZES } from '../../src/domain/board/shot-terms.ts'
import { sizeOfFace } from '../../src/domain/people/face-size.ts'
import { decodeFaces } from '../../workers/people/decode-faces.ts'
import { letterbox } from '../../workers/people/letterbox.ts'
import { searchFaces } from '../../workers/people/search-faces.ts'
import { madeUpFace } from '../fixtures/people/made-up-face.ts'
import { pixels } from './sketch-fixture.ts'

const WHOLE = { x: 0, y: 0, width: 1, height: 1 }
const PLACES = 48 * 48

/** Boxes in pixels of the net's input, at places of its grid; it is sure of no other place. */
function outputs(
  faces: readonly {
    place: readonly [number, number]
    score: number
    box: readonly number[]
    nose?: number
  }[],
) {
  const boxes = new Float32Array(PLACES * 16)
  const scores = new Float32Array(PLACES).fill(-20)
  for (const { place, score, box, nose = 0 } of faces) {
    const at = place[1] * 48 + place[0]
    scores[at] = score
    // Ears 20 px to both sides, the nose where it is said, the rest in the middle.
    boxes.set([...box, -10, -5, 10, -5, nose, 0, 0, 8, -20, 0, 20, 0], at * 16)
  }
  return [boxes, scores] as const
}

describe('the faces that the net sees', () => {
  it('are boxes around the middles of their places, the largest first', () => {
    const [boxes, scores] = outputs([
      { place: [10, 10], score: 3, box: [0, 0, 19.2, 38.4] },
      { place: [40, 20], score: 1, box: [19.2, 0, 38.4, 38.4] },
      { place: [5, 40], score: -0.1, box: [0, 0, 90, 90] },
    ])
    const faces = decodeFaces(boxes, scores, WHOLE)
    expect(faces).toHaveLength(2)
    expect(faces[0]?.box.x).toBeCloseTo(40.5 / 48 + 0.1 - 0.1)
    expect(faces[0]?.box.width).toBeCloseTo(0.2)
    expect(faces[1]?.box.y).toBeCloseTo(10.5 / 48 - 0.1)
    expect(faces[1]?.score).toBeCloseTo(1 / (1 + Math.exp(-3)))
  })

  it('are one where boxes overlap: their mean, by score', () => {
    const score = 4
    const [boxes, scores] = outputs([
      { place: [20, 20], score, box: [0, 0, 40, 40] },
      { place: [21, 20], score, box: [4, 0, 40, 40] },
      { place: [20, 22], score: 1, box: [0, 60, 40, 40] },
    ])
    const faces = decodeFaces(boxes, scores, WHOLE)
    expect(faces).toHaveLength(2)
    // A place is four pixels wide: the boxes' middles are eight apart.
    expect((faces[0]?.box.x ?? 0) * 192).toBeCloseTo(20.5 * 4 + 4 - 20, 3)
  })

  it('are in fractions of the picture, not of the letterbox', () => {
    const [boxes, scores] = outputs([{ place: [24, 24], score: 3, box: [-2, -2, 48, 48] }])
    const [face] = decodeFaces(boxes, scores, { x: 0, y: 0.25, width: 1, height: 0.5 })
    expect(face?.box.y).toBeCloseTo(0.25)
    expect(face?.box.height).toBeCloseTo(0.5)
    expect(face?.points.mouth.y).toBeCloseTo(0.5 + (2 * 10) / 192)
  })

  it('face where the nose lies beside the ears', () => {
    const facing = [-18, -4, 4, 18].map((nose) => {
      const [boxes, scores] = outputs([{ place: [24, 24], score: 3, box: [0, 0, 48, 48], nose }])
      return decodeFaces(boxes, scores, WHOLE)[0]?.facing
    })
    expect(facing).toEqual(['left', 'toward', 'toward', 'right'])
  })
})

it('gives a size to each height of a face, in the order of the scale', () => {
  const sizes = [0.01, 0.04, 0.07, 0.1, 0.16, 0.25, 0.5, 0.8, 1.2].map(sizeOfFace)
  expect(sizes).toEqual(SHOT_SIZES.filter((size) => size !== 'insert'))
})

it('lays a wide picture in the middle of a square, on black, each pixel the mean of what it covers', () => {
  const picture = pixels(8, 4, (x) => (x % 2 === 0 ? [0, 100, 200] : [100, 100, 0]))
  const input = new Float32Array(4 * 4 * 4)
  const within = letterbox(picture, input, { width: 4, height: 4 }, { least: -1, most: 1 })
  expect(within).toEqual({ x: 0, y: 0.25, width: 1, height: 0.5 })
  const colour = (y: number) => Array.from(input.subarray(y * 16 + 4, y * 16 + 7))
  expect(colour(0)).toEqual([-1, -1, -1])
  const mean = [50, 100, 100].map((value) => expect.closeTo((value / 255) * 2 - 1, 5))
  expect(colour(1)).toEqual(mean)
  expect(colour(2)).toEqual(mean)
})

describe('the square parts of a wide picture', () => {
  const wide = pixels(160, 90, (x) => [x, 0, 0])
  /** Faces in the whole, and in the parts by the picture's column at their left edge. */
  const search = (whole: readonly ReturnType<typeof madeUpFace>[], left = whole, right = whole) =>
    searchFaces(wide, {
      find: ({ width, data }) => (width === 160 ? whole : data[0] === 0 ? left : right),
      hasMesh: () => true,
    })

  it('add small faces where they are in the picture, each once', () => {
    const own = madeUpFace(0.9, 0.5, 0.1, { frameAspect: 1 })
    const shared = [
      madeUpFace(0.94, 0.2, 0.05, { frameAspect: 1 }),
      madeUpFace(0.16, 0.2, 0.05, { frameAspect: 1 }),
    ]
    const faces = search([], shared.slice(0, 1), [...shared.slice(1), own])
    expect(faces).toHaveLength(2)
    expect(faces[0]?.box.height).toBeCloseTo(0.1)
    expect(faces[0]?.points.nose.x).toBeCloseTo((70 + 0.9 * 90) / 160)
    expect((faces[1]?.box.x ?? 0) + (faces[1]?.box.width ?? 0) / 2).toBeCloseTo((0.94 * 90) / 160)
  })

  it('add no face that the whole has, and none that their inner edge cuts', () => {
    const known = madeUpFace(0.25, 0.5, 0.3)
    const seen = madeUpFace((0.25 * 160) / 90, 0.5, 0.3, { frameAspect: 1 })
    expect(search([known], [seen], [])).toEqual([known])
    expect(search([], [madeUpFace(0.97, 0.5, 0.2, { frameAspect: 1 })], [])).toEqual([])
    expect(search([], [madeUpFace(0.03, 0.5, 0.2, { frameAspect: 1 })], [])).toHaveLength(1)
  })

  it('are not looked at in a picture that is nearly square', () => {
    let looks = 0
    searchFaces(
      pixels(100, 90, () => [0, 0, 0]),
      {
        find: () => {
          looks += 1
          return []
        },
        hasMesh: () => true,
      },
    )
    expect(looks).toBe(1)
  })
})

it('faces are some where the net is very sure of one, or the mesh net sees one, and else none', () => {
  const square = pixels(100, 100, () => [0, 0, 0])
  const two = (score: number) => [
    { ...madeUpFace(0.3, 0.5, 0.3), score },
    { ...madeUpFace(0.7, 0.5, 0.2), score: 0.6 },
  ]
  const found = (score: number, mesh: boolean) =>
    searchFaces(square, { find: () => two(score), hasMesh: (_, { box }) => mesh && box.x > 0.5 })
  expect(found(0.81, false)).toEqual([])
  expect(found(0.86, false)).toHaveLength(2)
  expect(found(0.81, true)).toHaveLength(2)
})

describe('tiny faces', () => {
  /** A picture with one light pixel, in which the net sees a face, if the picture is a tile. */
  const picture = pixels(400, 200, (x, y) => (x === 250 && y === 60 ? [255, 255, 255] : [0, 0, 0]))
  const seen = (score: number, side: number, mesh = false) =>
    searchFaces(
      picture,
      {
        find: ({ data, width, height }) => {
          const at = data.findIndex((value, i) => i % 4 === 0 && value === 255) / 4
          if (width !== 100 || at < 0) return []
          const face = madeUpFace((at % width) / width, Math.floor(at / width) / height, side, {
            frameAspect: 1,
          })
          return [{ ...face, score }]
        },
        hasMesh: () => mesh,
      },
      true,
    )

  it('are looked for in tiles, and found once', () => {
    const [face, ...others] = seen(0.8, 0.1)
    expect(others).toEqual([])
    expect((face?.box.x ?? 0) + (face?.box.width ?? 0) / 2).toBeCloseTo(250 / 400, 2)
    expect((face?.box.y ?? 0) + (face?.box.height ?? 0) / 2).toBeCloseTo(60 / 200, 2)
  })

  it('are none where the net is not sure, or sees a large one in a tile', () => {
    expect(seen(0.6, 0.1, true)).toEqual([])
    expect(seen(0.8, 0.5, true)).toEqual([])
  })

  it('of which the net is half sure are those in which the second net sees a face, too', () => {
    expect(seen(0.7, 0.1)).toEqual([])
    expect(seen(0.7, 0.1, true)).toHaveLength(1)
  })
})
