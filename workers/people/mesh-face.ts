import type { Face } from '../../src/domain/people/face.ts'
import type { Net } from './net/open-net.ts'
import type { FaceMesh, PicturePixels } from './people.api.ts'

/** The net's input is a square of this side in pixels, and its points are in them. */
const SIDE = 192
const POINTS = 468
/** The square's side in sides of the face, as in MediaPipe's face mesh. */
const AROUND = 1.5
/** How sure the net must be that there is a face in the square. */
const LEAST_PRESENCE = 0.5
/** The outer corners of both eyes, the picture's left one first. */
const CORNERS = [33, 263] as const

/** A turned square of a picture, in its pixels. */
interface Square {
  readonly x: number
  readonly y: number
  readonly side: number
  /** Radians, clockwise. */
  readonly roll: number
}

/**
 * Finds a face's points in the square around its box, level with its eyes, then once more around
 * the points that were found.
 */
export function meshFace(picture: PicturePixels, face: Face, net: Net): FaceMesh | undefined {
  const { width, height } = picture
  const { box, points } = face
  const first = meshIn(picture, net, {
    x: (box.x + box.width / 2) * width,
    y: (box.y + box.height / 2) * height,
    side: AROUND * Math.max(box.width * width, box.height * height),
    roll: rollOf(points.leftEye, points.rightEye, picture),
  })
  return first && meshIn(picture, net, squareAround(first, picture))
}

function meshIn(picture: PicturePixels, net: Net, square: Square): FaceMesh | undefined {
  fill(picture, net.input, square)
  const outputs = net.run()
  const raw = outputs.find(({ length }) => length === POINTS * 3)
  const [flag = 0] = outputs.find(({ length }) => length === 1) ?? []
  if (!raw || 1 / (1 + Math.exp(-flag)) < LEAST_PRESENCE) return undefined
  const mesh = new Float32Array(POINTS * 2)
  for (let i = 0; i < POINTS; i++) {
    const at = placed(square, raw[i * 3]! / SIDE, raw[i * 3 + 1]! / SIDE)
    mesh[2 * i] = at.x / picture.width
    mesh[2 * i + 1] = at.y / picture.height
  }
  return mesh
}

function squareAround(mesh: FaceMesh, picture: PicturePixels): Square {
  const [xs, ys] = [0, 1].map((from) => Array.from({ length: POINTS }, (_, i) => mesh[2 * i + from]!))
  const [left, right] = [Math.min(...xs!) * picture.width, Math.max(...xs!) * picture.width]
  const [top, bottom] = [Math.min(...ys!) * picture.height, Math.max(...ys!) * picture.height]
  const [one, other] = CORNERS.map((corner) => ({ x: mesh[2 * corner]!, y: mesh[2 * corner + 1]! }))
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    side: AROUND * Math.max(right - left, bottom - top),
    roll: rollOf(one!, other!, picture),
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

const rollOf = (left: Point, right: Point, { width, height }: PicturePixels) =>
  Math.atan2((right.y - left.y) * height, (right.x - left.x) * width)

/** A place of the square, 0…1, in pixels of the picture. */
function placed({ x, y, side, roll }: Square, u: number, v: number): Point {
  const [across, down] = [(u - 0.5) * side, (v - 0.5) * side]
  const [cos, sin] = [Math.cos(roll), Math.sin(roll)]
  return { x: x + across * cos - down * sin, y: y + across * sin + down * cos }
}

/**
 * Writes the square into the net's input, [row][column][4] of 0…1; edges go on beyond the picture.
 */
function fill({ data, width, height }: PicturePixels, input: Float32Array, square: Square): void {
  // As many samples as the square has pixels below each of the input's.
  const samples = Math.max(1, Math.round(square.side / SIDE))
  const each = 1 / (samples * samples * 255)
  for (let y = 0, to = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++, to += 4) {
      let [red, green, blue] = [0, 0, 0]
      for (let k = 0; k < samples * samples; k++) {
        const u = (x + ((k % samples) + 0.5) / samples) / SIDE
        const v = (y + (Math.floor(k / samples) + 0.5) / samples) / SIDE
        const at = placed(square, u, v)
        const px = Math.min(width - 1, Math.max(0, at.x - 0.5))
        const py = Math.min(height - 1, Math.max(0, at.y - 0.5))
        const [x0, y0] = [px | 0, py | 0]
        const [dx, dy] = [px - x0, py - y0]
        const from = (y0 * width + x0) * 4
        const right = x0 < width - 1 ? 4 : 0
        const below = y0 < height - 1 ? 4 * width : 0
        const mixed = (c: number) =>
          (data[from + c]! * (1 - dx) + data[from + right + c]! * dx) * (1 - dy) +
          (data[from + below + c]! * (1 - dx) + data[from + below + right + c]! * dx) * dy
        red += mixed(0)
        green += mixed(1)
        blue += mixed(2)
      }
      input[to] = red * each
      input[to + 1] = green * each
      input[to + 2] = blue * each
    }
}
