import type { Face } from '../../../../src/domain/people/face.ts'
import type { LabImage } from '../pixels/oklab.ts'
import { type Plane, quantile, smoothStep } from '../pixels/raster.ts'
import { otsu } from '../pixels/threshold.ts'
import { figureOf, isNearFace } from './figure.ts'
import { localDetail, saliency, skinLikeness } from './saliency.ts'

/** The subject of a frame, in fractions of its width and height. */
export interface Subject {
  /** Centre. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The target of a close shot: the upper part of a tall subject, where a head would be. */
  readonly head: SpotInFrame
  /** The target of an insert: salient, and away from the head. */
  readonly detail: SpotInFrame
  /** Share of skin-like colour, 0…1: near 1 it is probably a face, not a whole figure. */
  readonly face: number
  /** How clearly it stands out, 0…1; near 0 the box is a guess at the middle. */
  readonly clarity: number
  /** The faces of the frame, the largest first; absent where none was found or looked for. */
  readonly faces?: readonly Face[]
}

type Part = Omit<Subject, 'head' | 'detail' | 'face'>

export interface SpotInFrame {
  readonly x: number
  readonly y: number
}

/** Weight of a detail on the subject itself. */
const INSIDE = 0.75

const MIDDLE: Subject = {
  x: 0.5,
  y: 0.5,
  width: 0.5,
  height: 0.6,
  head: { x: 0.5, y: 0.38 },
  detail: { x: 0.5, y: 0.66 },
  face: 0,
  clarity: 0,
}

/**
 * The most salient object of a small frame: the heaviest connected part of its saliency above
 * Otsu's threshold (1979). `moved` is each pixel's change against the neighbouring frames.
 * Where there are faces, the subject is the figures below the largest of them.
 */
export function findSubject(frame: LabImage, moved?: Plane, faces: readonly Face[] = []): Subject {
  const map = saliency(frame, moved)
  const salient = heaviestPart(map, otsu(map.data))
  const people = figureOf(faces)
  const part = people ?? salient
  if (part === undefined) return MIDDLE
  const head = people?.head ?? headOf(map, part)
  const clarity = people?.clarity ?? part.clarity * smoothStep(0.05, 0.12, variety(frame))
  return {
    ...part,
    clarity,
    head,
    detail: detailOf(map, localDetail(frame), part, { head, faces }),
    face: people ? 1 : skinShare(frame, part),
    ...(people && { faces }),
  }
}

/** The spread of the frame's colours: near 0 there is no subject, whatever the saliency. */
function variety({ l, a, b }: LabImage): number {
  const span = (plane: Plane) => quantile(plane.data, 0.97) - quantile(plane.data, 0.03)
  return span(l) + 2 * (span(a) + span(b))
}

/** The centre of squared saliency, in the upper part when the subject is tall. */
function headOf(map: Plane, { x, y, width, height }: Part): SpotInFrame {
  const tall = height * map.height > 1.15 * width * map.width
  const top = y - height / 2
  const left = x - width / 2
  return centreOf(map, left, top, width, tall ? height * 0.45 : height, 2) ?? { x, y }
}

function skinShare(frame: LabImage, part: Part): number {
  const { width, height } = frame.l
  let sum = 0
  let count = 0
  for (let y = Math.floor((part.y - part.height / 2) * height); y < (part.y + part.height / 2) * height; y++)
    for (let x = Math.floor((part.x - part.width / 2) * width); x < (part.x + part.width / 2) * width; x++) {
      const at = y * width + x
      sum += skinLikeness(frame.l.data[at] ?? 0, frame.a.data[at] ?? 0, frame.b.data[at] ?? 0)
      count++
    }
  return smoothStep(0.3, 0.6, sum / Math.max(1, count))
}

/**
 * The spot with most detail at least a quarter of the frame from the head, preferably outside the
 * subject.
 */
function detailOf(
  map: Plane,
  fine: Plane,
  part: Part,
  { head, faces }: { readonly head: SpotInFrame; readonly faces: readonly Face[] },
): SpotInFrame {
  let best: SpotInFrame = MIDDLE.detail
  let most = -1
  for (let j = 0; j < 12; j++)
    for (let i = 0; i < 12; i++) {
      const x = (i + 0.5) / 12
      const y = (j + 0.5) / 12
      if (Math.hypot(x - head.x, y - head.y) < 0.25 || Math.abs(x - 0.5) > 0.4 || Math.abs(y - 0.5) > 0.4)
        continue
      if (faces.some((face) => isNearFace(face, x, y))) continue
      const within = Math.abs(x - part.x) < part.width / 2 && Math.abs(y - part.y) < part.height / 2
      const at = Math.floor(y * map.height) * map.width + Math.floor(x * map.width)
      const here = map.data[at]! + 1.5 * fine.data[at]!
      const worth = within ? here * INSIDE : here
      if (worth > most) {
        most = worth
        best = { x, y }
      }
    }
  return best
}

function centreOf(
  map: Plane,
  left: number,
  top: number,
  width: number,
  height: number,
  power: number,
): SpotInFrame | undefined {
  let sumX = 0
  let sumY = 0
  let total = 0
  for (let y = Math.floor(top * map.height); y < Math.ceil((top + height) * map.height); y++)
    for (let x = Math.floor(left * map.width); x < Math.ceil((left + width) * map.width); x++) {
      const weight = (map.data[y * map.width + x] ?? 0) ** power
      sumX += weight * (x + 0.5)
      sumY += weight * (y + 0.5)
      total += weight
    }
  return total > 0 ? { x: sumX / total / map.width, y: sumY / total / map.height } : undefined
}

function heaviestPart(map: Plane, threshold: number): Part | undefined {
  const { width, height, data } = map
  const seen = new Uint8Array(data.length)
  let best: number[] = []
  let heaviest = 0
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start]! < threshold) continue
    const part = [start]
    let mass = 0
    seen[start] = 1
    for (let head = 0; head < part.length; head++) {
      const at = part[head]!
      const x = at % width
      mass += data[at]!
      for (const next of [x > 0 ? at - 1 : at, x < width - 1 ? at + 1 : at, at - width, at + width])
        if (next >= 0 && next < data.length && !seen[next] && data[next]! >= threshold) {
          seen[next] = 1
          part.push(next)
        }
    }
    if (mass > heaviest) {
      heaviest = mass
      best = part
    }
  }
  if (best.length < 4) return undefined
  const inside = heaviest / best.length
  const total = data.reduce((sum, value) => sum + value, 0)
  const outside = (total - heaviest) / Math.max(1, data.length - best.length)
  const xs = best.map((at) => at % width).sort((p, q) => p - q)
  const ys = best.map((at) => Math.floor(at / width)).sort((p, q) => p - q)
  const ends = (sorted: readonly number[]) =>
    [sorted[Math.floor(0.02 * sorted.length)]!, sorted[Math.ceil(0.98 * sorted.length) - 1]! + 1] as const
  const [left, right] = ends(xs)
  const [top, bottom] = ends(ys)
  return {
    x: (left + right) / 2 / width,
    y: (top + bottom) / 2 / height,
    width: (right - left) / width,
    height: (bottom - top) / height,
    clarity: Math.max(0, Math.min(1, (inside - outside) / (inside + outside + 1e-6))),
  }
}
