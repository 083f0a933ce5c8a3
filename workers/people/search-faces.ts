import type { Face, FacePoint, FacePoints } from '../../src/domain/people/face.ts'
import { cropped } from './mask-people.ts'
import type { PicturePixels } from './people.api.ts'

/** A part of a picture, in its pixels. */
interface Part {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** Longer sides over shorter ones from which the parts of a picture show faces much larger. */
const LONG = 1.25
/** What neighbouring parts share, in their sides: a face that one cuts is whole in the other. */
const SHARED = 0.15
/** A face this near to a part's inner edge may be cut, in sides of the part. */
const NEAR_EDGE = 0.02

/** What the nets say. */
export interface FaceNets {
  /** The faces of one picture, in fractions of it. */
  readonly find: (picture: PicturePixels) => readonly Face[]
  /** Whether the mesh net, too, sees a face there. */
  readonly hasMesh: (picture: PicturePixels, face: Face) => boolean
}

/**
 * The faces of the whole picture, and smaller ones that only its square parts show. With `tiny`
 * also those that only parts of half the picture's shorter side show: four times as many runs.
 * There is none where the first net is very sure of no face and the mesh net sees none of them:
 * lamps, windows and bubbles of light are no people.
 */
export function searchFaces(
  picture: PicturePixels,
  { find, hasMesh }: FaceNets,
  tiny = false,
): readonly Face[] {
  const isFace = (face: Face, sure: number) => face.score >= sure || hasMesh(picture, face)
  const isTiny = (face: Face) => face.score >= NEARLY_SURE && face.box.height <= SMALL && isFace(face, SURE)
  const faces = [...find(picture)]
  const add = (part: Part, isLikely: (placed: Face) => boolean) => {
    for (const face of find(cropped(picture, { ...part, width: part.side, height: part.side }))) {
      const placed = inWhole(face, part, picture)
      if (isAtEdge(face, part, picture) || faces.some((one) => isSame(one, placed))) continue
      if (isLikely(placed)) faces.push(placed)
    }
  }
  for (const part of partsOf(picture)) add(part, () => true)
  if (!faces.some((face) => isFace(face, VERY_SURE))) faces.length = 0
  if (tiny) for (const part of tilesOf(picture)) add(part, isTiny)
  return faces.toSorted((a, b) => b.box.height * b.box.width - a.box.height * a.box.width)
}

/**
 * From this score on the mesh net is not asked. Most small faces have no mesh, but of several in
 * one picture one has, or a score like this; what is no face came to 0.81.
 */
const VERY_SURE = 0.85

/** Squares along the longer side, each a little over the next. */
function partsOf({ width, height }: PicturePixels): readonly Part[] {
  const side = Math.min(width, height)
  const room = Math.max(width, height) - side
  if (room < (LONG - 1) * side) return []
  const count = Math.ceil(room / (side * (1 - SHARED))) + 1
  return Array.from({ length: count }, (_, i) => {
    const at = Math.round((room * i) / (count - 1))
    return width > height ? { left: at, top: 0, side } : { left: 0, top: at, side }
  })
}

/** In many small tiles the net is more often wrong: it must be surer, or the mesh net agree. */
const SURE = 0.72
const NEARLY_SURE = 0.65
/** Larger faces, in heights of the picture, are found without tiles. */
const SMALL = 0.1

/** Neighbouring tiles share less: what is looked for in them is small. */
const TILES_SHARE = 0.12

/** Squares of half the shorter side, in rows and columns. */
function tilesOf({ width, height }: PicturePixels): readonly Part[] {
  const side = Math.ceil(Math.min(width, height) / 2)
  const along = (length: number) => {
    const count = Math.ceil((length - side) / (side * (1 - TILES_SHARE))) + 1
    return Array.from({ length: count }, (_, i) => Math.round(((length - side) * i) / (count - 1)))
  }
  return along(height).flatMap((top) => along(width).map((left) => ({ left, top, side })))
}

function inWhole(face: Face, { left, top, side }: Part, { width, height }: PicturePixels): Face {
  const point = ({ x, y }: FacePoint) => ({ x: (left + x * side) / width, y: (top + y * side) / height })
  const { leftEye, rightEye, nose, mouth, leftEar, rightEar } = face.points
  const points: FacePoints = {
    leftEye: point(leftEye),
    rightEye: point(rightEye),
    nose: point(nose),
    mouth: point(mouth),
    leftEar: point(leftEar),
    rightEar: point(rightEar),
  }
  const { box } = face
  return {
    ...face,
    points,
    box: { ...point(box), width: (box.width * side) / width, height: (box.height * side) / height },
  }
}

/** True where a face touches an edge of the part that is none of the picture. */
function isAtEdge({ box }: Face, { left, top, side }: Part, { width, height }: PicturePixels): boolean {
  return (
    (left > 0 && box.x < NEAR_EDGE) ||
    (top > 0 && box.y < NEAR_EDGE) ||
    (left + side < width && box.x + box.width > 1 - NEAR_EDGE) ||
    (top + side < height && box.y + box.height > 1 - NEAR_EDGE)
  )
}

/** True where one box has the other's middle. */
function isSame({ box: one }: Face, { box: other }: Face): boolean {
  const near = (a: number, sizeA: number, b: number, sizeB: number) =>
    Math.abs(a + sizeA / 2 - b - sizeB / 2) < Math.max(sizeA, sizeB) / 2
  return near(one.x, one.width, other.x, other.width) && near(one.y, one.height, other.y, other.height)
}
