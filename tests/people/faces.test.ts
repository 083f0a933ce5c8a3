import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sizeSteps } from '../../src/domain/board/shot-terms.ts'
import type { Face } from '../../src/domain/people/face.ts'
import { sizeOfFace } from '../../src/domain/people/face-size.ts'
import { sample } from '../../workers/engines/sketch/pixels/raster.ts'
import type { PicturePixels } from '../../workers/people/people.api.ts'
import { drawnHead, drawnShare } from '../fixtures/people/drawn-head.ts'
import { openFiguresInNode, openFinderInNode } from '../fixtures/people/open-nets.ts'

/** What is in a picture: middles and heights of faces in fractions of it. */
interface Truth {
  readonly x: number
  readonly y: number
  readonly height: number
  readonly facing?: string
}

interface Raw {
  readonly raw: string
  readonly width: number
  readonly height: number
}

interface Had extends Raw {
  readonly name: string
  /** What it shows, where that is not only people or none. */
  readonly kind?: 'animal' | 'statue' | 'place' | 'people' | 'painting' | 'masked' | 'place or painting'
  /** True where its transparency says where its figure is. */
  readonly alpha?: boolean
  readonly faces: readonly Truth[]
  /** In more pixels, of a picture without people. */
  readonly fine?: Raw
}

const pixelsOf = ({ raw, width, height }: Raw): PicturePixels => ({
  data: new Uint8ClampedArray(readFileSync(raw)),
  width,
  height,
})

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url))
const finder = await openFinderInNode()
const facesOf = (picture: PicturePixels) => finder.faces(picture)

/** The found face for each true one: its middle lies less than half a face away. */
const matched = (truth: readonly Truth[], found: readonly Face[]) =>
  truth.map((face) =>
    found.find(
      ({ box }) =>
        Math.abs(box.y + box.height / 2 - face.y) < face.height / 2 &&
        Math.abs(box.x + box.width / 2 - face.x) < box.width / 2,
    ),
  )

const had: readonly Had[] = JSON.parse(read('node_modules/.maestro/people/had.json').toString())

it('finds the faces of photographs, and none where there are none', () => {
  const invented: Record<string, string[]> = {}
  const sum = { pictures: 0, faces: 0, found: 0, invented: 0, countErrors: 0, facing: 0, facingRight: 0 }
  for (const one of had) {
    const { name, faces } = one
    const found = facesOf(pixelsOf(one))
    const pairs = matched(faces, found)
    const hits = pairs.filter((face) => face !== undefined)
    sum.pictures += 1
    sum.faces += faces.length
    sum.found += hits.length
    const wrong = found.length - new Set(hits).size
    sum.invented += wrong
    const kind = one.kind ?? 'photograph'
    if (wrong > 0) invented[kind] = [...(invented[kind] ?? []), name]
    if (hits.length < faces.length) console.log(`${name}: ${hits.length} of ${faces.length} found`)
    sum.countErrors += Math.abs(found.length - faces.length)
    faces.forEach(({ facing }, i) => {
      if (!facing || !pairs[i]) return
      sum.facing += 1
      if (pairs[i].facing === facing) sum.facingRight += 1
      else console.log(`${name}: face ${i + 1} faces ${facing}, not ${pairs[i].facing}`)
    })
  }
  console.log(sum, invented)
  expect(sum.pictures).toBeGreaterThan(0)
  expect(sum.found / Math.max(1, sum.faces)).toBeGreaterThan(0.95)
  // An ape has a face, and a net for faces sees it.
  expect(invented.photograph ?? []).toEqual([])
  expect(sum.invented / sum.pictures).toBeLessThan(0.03)
  expect(sum.facingRight / Math.max(1, sum.facing)).toBeGreaterThan(0.85)
})

it('finds next to no tiny face in pictures without people', () => {
  const bare = had.flatMap(({ name, kind, fine }) => (fine ? [{ name, kind, fine }] : []))
  const invented = bare.filter(({ fine }) => finder.tinyFaces(pixelsOf(fine)).length > 0)
  console.log(
    `with tiny faces: ${invented.length} of ${bare.length}`,
    invented.map(({ name }) => name),
  )
  expect(bare.length).toBeGreaterThan(0)
  expect(invented.filter(({ kind }) => !kind)).toEqual([])
  expect(invented.length / bare.length).toBeLessThan(0.04)
})

const COMPLEXIONS = [
  { skin: [0.93, 0.76, 0.66], hair: [0.72, 0.55, 0.3] },
  { skin: [0.86, 0.66, 0.55], hair: [0.16, 0.11, 0.08] },
  { skin: [0.62, 0.44, 0.33], hair: [0.08, 0.06, 0.05] },
  { skin: [0.4, 0.27, 0.2], hair: [0.05, 0.04, 0.04] },
] as const
/** The drawing's face, from brow to chin, in sides of the drawing. */
const DRAWN = { middle: 0.52, height: 0.43 }

it('finds drawn faces by their size, in four complexions', () => {
  const [width, height] = [768, 432]
  const rows: string[] = []
  for (const share of [0.03, 0.04, 0.05, 0.06, 0.08, 0.12, 0.2, 0.3, 0.45]) {
    let [found, near, tried] = [0, 0, 0]
    for (const complexion of COMPLEXIONS)
      for (const at of [0.25, 0.5, 0.72]) {
        const side = (share * height) / DRAWN.height
        const [left, top] = [at * width - side / 2, height / 2 - side * DRAWN.middle]
        const data = new Uint8ClampedArray(width * height * 4)
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            const [u, v] = [(x + 0.5 - left) / side, (y + 0.5 - top) / side]
            const isHead = u > 0 && u < 1 && v > 0 && v < 1
            const colour = isHead ? drawnHead(u, v, complexion) : [0.5, 0.53, 0.5]
            data.set([...colour.map((value) => value * 255), 255], (y * width + x) * 4)
          }
        const truth = [{ x: at, y: 0.5, height: share }]
        const [face] = matched(truth, finder.tinyFaces({ data, width, height }))
        tried += 1
        if (face) found += 1
        if (face && (sizeSteps(sizeOfFace(face.box.height), sizeOfFace(share)) ?? 9) <= 1) near += 1
      }
    rows.push(`${(share * 100).toFixed(0)} %: ${found} of ${tried}, size within a step: ${near}`)
    expect(found / tried, rows.at(-1)).toBeGreaterThanOrEqual(share < 0.04 ? 0.6 : 1)
    expect(near, rows.at(-1)).toBe(found)
  }
  console.log(rows.join('\n'))
})

/** A figure over a ground, and the share of the ground's place that it covers, 0…1. */
function composed(figure: PicturePixels, ground: PicturePixels, height: number, at: number) {
  const [width, high] = [ground.width, ground.height]
  const scale = (height * high) / figure.height
  const [left, top] = [at * width - (scale * figure.width) / 2, high - scale * figure.height]
  const data = ground.data.slice()
  const truth = new Float32Array(width * high)
  for (let y = 0; y < high; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [Math.floor((x - left) / scale), Math.floor((y - top) / scale)]
      if (u < 0 || v < 0 || u >= figure.width || v >= figure.height) continue
      const from = (v * figure.width + u) * 4
      const share = (figure.data[from + 3] ?? 0) / 255
      truth[y * width + x] = share
      for (let c = 0; c < 3; c++) {
        const to = (y * width + x) * 4 + c
        data[to] = (figure.data[from + c] ?? 0) * share + (data[to] ?? 0) * (1 - share)
      }
    }
  return { picture: { data, width, height: high }, truth }
}

/** A drawn person as a picture of its own, transparent around it. */
function drawnFigure(complexion: (typeof COMPLEXIONS)[number]): PicturePixels {
  const side = 240
  const data = new Uint8ClampedArray(side * side * 4)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [u, v] = [(x + 0.5) / side, (y + 0.5) / side]
      const colour = drawnHead(u, v, complexion).map((value) => value * 255)
      data.set([...colour, 255 * drawnShare(u, v)], (y * side + x) * 4)
    }
  return { data, width: side, height: side }
}

it('tells people from the ground, against figures whose outline is known', async () => {
  const figures = await openFiguresInNode()
  const grounds = had.filter(({ kind }) => kind === 'place').map(pixelsOf)
  const sets = {
    drawn: COMPLEXIONS.map(drawnFigure),
    masked: had.filter(({ alpha }) => alpha).map(pixelsOf),
  }
  for (const [name, all] of Object.entries(sets)) {
    const overlaps: number[] = []
    for (const figure of all)
      for (const ground of grounds.slice(0, 6))
        for (const [height, at] of [
          [0.55, 0.35],
          [0.85, 0.5],
        ] as const) {
          const { picture, truth } = composed(figure, ground, height, at)
          const mask = figures.mask(picture, { x: 0, y: 0, width: 1, height: 1 })
          let [both, either] = [0, 0]
          truth.forEach((share, i) => {
            const [x, y] = [i % picture.width, Math.floor(i / picture.width)]
            const seen = sample(
              mask,
              ((x + 0.5) / picture.width) * mask.width - 0.5,
              ((y + 0.5) / picture.height) * mask.height - 0.5,
            )
            if (share > 0.5 && seen > 0.5) both += 1
            if (share > 0.5 || seen > 0.5) either += 1
          })
          overlaps.push(both / Math.max(1, either))
        }
    const sorted = overlaps.toSorted((a, b) => a - b)
    const middle = sorted[sorted.length >> 1] ?? 0
    const poor = sorted.filter((one) => one < 0.5).length
    console.log(`masks, ${name}: middle overlap ${middle.toFixed(2)}, ${poor} of ${sorted.length} below half`)
    if (name === 'drawn') expect(middle).toBeGreaterThan(0.8)
  }
})
