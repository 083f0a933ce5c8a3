import { createHash } from 'node:crypto'
import { expect, onTestFinished, test, vi } from 'vitest'
import { drawnFaces } from '../../workers/engines/sketch/draw/drawn-face.ts'
import { partAround } from '../../workers/engines/sketch/draw/figures.ts'
import { viewOf } from '../../workers/engines/sketch/draw/look.ts'
import { EYES } from '../../workers/engines/sketch/draw/mesh-paths.ts'
import { eachInside } from '../../workers/engines/sketch/draw/polygon.ts'
import { drawStill } from '../../workers/engines/sketch/draw/still.ts'
import { subjectAt } from '../../workers/engines/sketch/measure/clip.ts'
import { measureTones } from '../../workers/engines/sketch/measure/tones.ts'
import { blur } from '../../workers/engines/sketch/pixels/blur.ts'
import { fitLab, labImage, mapChannels } from '../../workers/engines/sketch/pixels/oklab.ts'
import { newPlane } from '../../workers/engines/sketch/pixels/raster.ts'
import { drawnHead } from '../fixtures/people/drawn-head.ts'
import { openFiguresInNode, openFinderInNode } from '../fixtures/people/open-nets.ts'
import { image, mean, pixels, pixelsOf } from './sketch-fixture.ts'

const SIZE = { width: 640, height: 360 }
const picture = pixels(SIZE.width, SIZE.height, (x, y) => {
  const [red, green, blue] = drawnHead(0.5 + (x + 0.5 - 320) / 360, (y + 0.5) / 360)
  return [red * 255, green * 255, blue * 255]
})
const frame = labImage(picture)
const small = fitLab(frame, 96)
const faces = (await openFinderInNode()).faces(picture)
const finder = await openFiguresInNode()
const style = measureTones(
  image(80, 45, (x, y) => (x % 9 < 2 ? [30, 34, 50] : y < 20 ? [236, 228, 210] : [190, 140, 96])),
)
const still = { width: 512, height: 288 }
const look = { size: 'medium-close', angle: 'eye-level' } as const
const subject = subjectAt([small], 0, faces)
const view = viewOf(look, subject, frame.l, 16 / 9)
const meshes = faces.flatMap((face) => finder.mesh(picture, face) ?? [])
const mask = finder.mask(picture, partAround(view, frame.l))

/** The same picture out of focus: what is drawn of its eyes comes from the mesh. */
const soft = mapChannels(frame, (plane) => blur(plane, 5))

const draw = (figures?: Parameters<typeof drawStill>[0]['figures']) =>
  drawStill({
    ...look,
    frame: pixelsOf(soft),
    subject,
    source: measureTones(small),
    style,
    ...still,
    seed: 3,
    figures,
  })
const [alone, featured, set] = [draw(), draw({ meshes }), draw({ meshes, mask })]
const print = ({ data }: ReturnType<typeof draw>) => createHash('sha256').update(data).digest('hex')

const [face] = drawnFaces(meshes, view, frame.l, still)
const lightIn = (drawing: ReturnType<typeof draw>, polygon: readonly { x: number; y: number }[]) => {
  const { l } = labImage(drawing)
  const found: number[] = []
  eachInside(l, polygon, (at) => found.push(l.data[at] ?? 0))
  return found
}

test('the mesh lies on the drawn head: its eyes, its mouth, its chin', () => {
  expect(meshes).toHaveLength(1)
  const at = (i: number) => ({
    u: (((meshes[0]?.[2 * i] ?? 0) - 0.5) * 16) / 9,
    v: meshes[0]?.[2 * i + 1] ?? 0,
  })
  for (const [i, u, v] of [
    [159, -0.078, 0.445],
    [386, 0.078, 0.445],
    [13, 0, 0.615],
    [152, 0, 0.73],
  ] as const) {
    expect(Math.abs(at(i).u - u), `point ${i}`).toBeLessThan(0.03)
    expect(Math.abs(at(i).v - v), `point ${i}`).toBeLessThan(0.04)
  }
})

test('an eye has a dark iris between whites, darker than the soft picture alone shows', () => {
  const eye = EYES[0]
  const opening = [...eye.upper, ...eye.lower.toReversed()].map((i) => face?.points[i] ?? { x: 0, y: 0 })
  const sorted = (drawing: typeof alone) => lightIn(drawing, opening).toSorted((a, b) => a - b)
  const [before, after] = [sorted(alone), sorted(featured)]
  expect(after.length).toBeGreaterThan(40)
  const [eighth, quarter] = [after.length >> 3, after.length >> 2]
  expect(mean(after.slice(0, eighth))).toBeLessThan(mean(before.slice(0, eighth)) - 0.1)
  expect(mean(after.slice(-quarter))).toBeGreaterThan(0.75)
})

test('figures stand before a paler ground, in a heavier outline', () => {
  const [before, after] = [labImage(alone).l, labImage(set).l]
  // Left of the head, inside the wash.
  const ground = (l: typeof before) =>
    mean(Array.from({ length: 60 }, (_, i) => l.data[(60 + i) * still.width + 60] ?? 0))
  expect(ground(after)).toBeGreaterThan(ground(before) + 0.04)
  const dark = (of: typeof alone) => labImage(of).l.data.filter((l) => l < 0.35).length
  expect(dark(set)).toBeGreaterThan(dark(featured) * 1.1)
})

test('without a mesh and a mask nothing is drawn otherwise', () => {
  expect(print(draw({ meshes: [] }))).toBe(print(alone))
  expect(print(featured)).not.toBe(print(alone))
})

/** Bytes of float arrays made from now on: of all, and of those that were not freed at one time. */
function countFloats() {
  const buffers = new Set<ArrayBufferLike>()
  const bytes = { all: 0, most: 0 }
  const living = () => [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0)
  const counted = class extends Float32Array {
    constructor(...args: ConstructorParameters<typeof Float32Array>) {
      super(...args)
      // Strokes are many, and small.
      if (this.byteLength < 10_000 || buffers.has(this.buffer)) return
      buffers.add(this.buffer)
      bytes.all += this.byteLength
      bytes.most = Math.max(bytes.most, living())
    }
  }
  vi.stubGlobal('Float32Array', counted)
  // Node before 22 lacks it.
  const own = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'transfer')
  const transfer = function (this: ArrayBuffer) {
    return structuredClone(this, { transfer: [this] })
  }
  Object.defineProperty(ArrayBuffer.prototype, 'transfer', { configurable: true, value: transfer })
  onTestFinished(() => {
    vi.unstubAllGlobals()
    if (own) Object.defineProperty(ArrayBuffer.prototype, 'transfer', own)
    else Reflect.deleteProperty(ArrayBuffer.prototype, 'transfer')
  })
  return { bytes, living }
}

test('a still frees its planes when it has read them, and nothing that it reads again', () => {
  const { bytes, living } = countFloats()
  expect(print(draw({ meshes, mask }))).toBe(print(set))
  expect(bytes.all).toBeGreaterThan(40 * 4 * still.width * still.height)
  expect(bytes.most).toBeLessThan(0.35 * bytes.all)
  expect(living()).toBeLessThan(0.1 * bytes.all)
})

test('a polygon is filled once, wherever it lies', () => {
  const plane = newPlane(10, 8)
  const count = (polygon: readonly { x: number; y: number }[]) => {
    const seen: number[] = []
    eachInside(plane, polygon, (at) => seen.push(at))
    expect(new Set(seen).size).toBe(seen.length)
    return seen.length
  }
  const square = (x: number, y: number, side: number) => [
    { x, y },
    { x: x + side, y },
    { x: x + side, y: y + side },
    { x, y: y + side },
  ]
  expect(count(square(2, 2, 3))).toBe(9)
  expect(count(square(-2, -2, 4))).toBe(4)
  expect(count(square(-20, 3, 90))).toBe(50)
  expect(count(square(12, 12, 4))).toBe(0)
})
