import { planesSize } from './bt709.ts'

/** A picture of even sides as planes Y, U, V (I420), one behind the other. */
export interface Planes {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array<ArrayBuffer>
}

/** A rectangle in pixels of a frame, which need not be whole ones. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Black in the range of video. */
const DARK = 16
const GREY = 128

export function blackPlanes(width: number, height: number): Planes {
  const data = new Uint8Array(planesSize(width, height)).fill(GREY)
  data.fill(DARK, 0, width * height)
  return { width, height, data }
}

/** Each plane by itself: its values, and how many of its values lie along two pixels. */
export function eachPlane({ width, height, data }: Planes): readonly {
  readonly values: Uint8Array<ArrayBuffer>
  readonly share: 1 | 2
}[] {
  const luma = width * height
  const chroma = luma / 4
  return [
    { values: data.subarray(0, luma), share: 1 },
    { values: data.subarray(luma, luma + chroma), share: 2 },
    { values: data.subarray(luma + chroma, luma + 2 * chroma), share: 2 },
  ]
}

/**
 * Lays a picture into a frame so that the whole of it would fill `place`. Each value is weighed
 * between its four neighbours; beyond the picture, its edge goes on. Scaling the planes of one
 * picture takes a fraction of drawing it in colours and turning each frame into planes.
 * @param picture eight values wide, or a multiple of that.
 */
export function layInto(frame: Planes, picture: Planes, place: Rectangle): void {
  const from = eachPlane(picture)
  for (const [i, { values, share }] of eachPlane(frame).entries()) {
    const source = from[i]
    if (!source) continue
    const width = picture.width / share
    const across = stepsOf(frame.width / share, width, place.x / share, place.width / share)
    const down = stepsOf(frame.height / share, picture.height / share, place.y / share, place.height / share)
    weigh(values, source.values, width, across, down)
  }
}

/** A whole weight, and the half that rounds. */
const BITS = 8
const ONE = 1 << BITS
const HALF = ONE / 2

/** A place and a weight in one number, which are read a third faster than two lists. */
const PLACE = BITS + 1
const WEIGHT = (1 << PLACE) - 1

/**
 * For each value along a side: the place of the neighbour before it, and the weight of the one
 * after that.
 * @param length values that the picture's `size` values are drawn over, from `begin` on.
 */
const stepsOf = (count: number, size: number, begin: number, length: number): Int32Array =>
  Int32Array.from({ length: count }, (_, i) => {
    const middle = ((i + 0.5 - begin) * size) / length - 0.5
    const at = Math.min(size - 1, Math.max(0, middle))
    const place = Math.min(size - 2, Math.floor(at))
    return (place << PLACE) | Math.round((at - place) * ONE)
  })

/** Two of four bytes, each with room for its weight, and what rounds both. */
const PAIR = 0x00ff00ff
const OTHERS = 0xff00ff00
const HALVES = 0x00800080

/** Rows first, four values at once, then along the row that this makes. */
function weigh(to: Uint8Array, from: Uint8Array, width: number, across: Int32Array, down: Int32Array): void {
  const [columns, rows] = [across.length, down.length]
  const four = new Uint32Array(from.buffer, from.byteOffset, from.length / 4)
  const row = new Uint8Array(width)
  const rowOfFour = new Uint32Array(row.buffer)
  const first = (across[0] ?? 0) >> (PLACE + 2)
  const end = Math.ceil((((across[columns - 1] ?? 0) >> PLACE) + 2) / 4)
  let at = 0
  for (let y = 0; y < rows; y++) {
    const step = down[y] ?? 0
    const above = ((step >> PLACE) * width) / 4
    const below = above + width / 4
    const weight = step & WEIGHT
    const rest = ONE - weight
    for (let x = first; x < end; x++) {
      const [a, b] = [four[above + x] ?? 0, four[below + x] ?? 0]
      const pair = Math.imul(a & PAIR, rest) + Math.imul(b & PAIR, weight) + HALVES
      const others = Math.imul((a >>> 8) & PAIR, rest) + Math.imul((b >>> 8) & PAIR, weight) + HALVES
      rowOfFour[x] = ((pair >>> BITS) & PAIR) | (others & OTHERS)
    }
    for (let x = 0; x < columns; x++) {
      const step = across[x] ?? 0
      const left = step >> PLACE
      const value = row[left] ?? 0
      to[at++] = value + ((((row[left + 1] ?? 0) - value) * (step & WEIGHT) + HALF) >> BITS)
    }
  }
}
