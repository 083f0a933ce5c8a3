import type { Face } from '../../../../src/domain/people/face.ts'

/** What a person is made of, in heights of the face's box: a figure has 7.5 heads of 1.6 boxes. */
const FIGURE = { above: 0.55, height: 12, halfWidth: 1.7 }
/** Faces of this share of the largest one's height belong to the same group. */
const WITH_LARGEST = 0.5
/** How far from a face's middle a detail lies at least, in its box's sizes. */
const NEAR = 1.1

/** The figures below the largest faces, in fractions of the frame; undefined without faces. */
export function figureOf(faces: readonly Face[]) {
  const [largest] = faces
  if (!largest) return undefined
  const group = faces.filter(({ box }) => box.height >= WITH_LARGEST * largest.box.height)
  const left = Math.min(...group.map(({ box }) => box.x + (0.5 - FIGURE.halfWidth) * box.width))
  const right = Math.max(...group.map(({ box }) => box.x + (0.5 + FIGURE.halfWidth) * box.width))
  const top = Math.min(...group.map(({ box }) => box.y - FIGURE.above * box.height))
  const bottom = Math.max(...group.map(({ box }) => box.y + (FIGURE.height - FIGURE.above) * box.height))
  const inside = (value: number) => Math.min(1, Math.max(0, value))
  const [x0, x1, y0, y1] = [inside(left), inside(right), inside(top), inside(bottom)]
  const { box, score } = largest
  return {
    x: (x0 + x1) / 2,
    y: (y0 + y1) / 2,
    width: x1 - x0,
    height: y1 - y0,
    head: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    clarity: score,
  }
}

/** True on a head and close to it. */
export const isNearFace = ({ box }: Face, x: number, y: number): boolean =>
  Math.abs(x - box.x - box.width / 2) < NEAR * box.width &&
  Math.abs(y - box.y - box.height / 2) < NEAR * box.height
