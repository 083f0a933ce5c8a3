import type { ShotMove } from '../../../../src/domain/board/shot-terms.ts'
import { cloudAt, newClouds } from './paper.ts'
import type { Stroke } from './strokes.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Sizes in pixels of the still. */
const LENGTH = 150
const HEAD = 20
/** Distance from the still's edge. */
const INSET = 58

/**
 * The arrows of a camera move, as storyboard artists draw them; none for a static shot. In pixels
 * of the still, slightly irregular by seed.
 */
export function moveMarks(move: ShotMove, width: number, height: number, seed: number): readonly Stroke[] {
  const unsteady = handDrawn(seed)
  return pathsOf(move, width, height).map(unsteady)
}

function pathsOf(move: ShotMove, width: number, height: number): readonly (readonly Point[])[] {
  const low = { x: width / 2, y: height - INSET }
  const side = { x: width - INSET, y: height / 2 }
  switch (move) {
    case 'static':
      return []
    case 'pan-left':
      return arrow({ x: low.x + LENGTH / 2, y: low.y }, { x: low.x - LENGTH / 2, y: low.y }, 16)
    case 'pan-right':
      return arrow({ x: low.x - LENGTH / 2, y: low.y }, { x: low.x + LENGTH / 2, y: low.y }, -16)
    case 'tilt-up':
      return arrow({ x: side.x, y: side.y + LENGTH / 2 }, { x: side.x, y: side.y - LENGTH / 2 }, 14)
    case 'tilt-down':
      return arrow({ x: side.x, y: side.y - LENGTH / 2 }, { x: side.x, y: side.y + LENGTH / 2 }, -14)
    case 'track-left':
      return railed({ x: low.x + LENGTH / 2, y: low.y }, { x: low.x - LENGTH / 2, y: low.y })
    case 'track-right':
      return railed({ x: low.x - LENGTH / 2, y: low.y }, { x: low.x + LENGTH / 2, y: low.y })
    case 'push-in':
      return cornerArrows(width, height, true)
    case 'pull-out':
      return cornerArrows(width, height, false)
    case 'pedestal-up':
      return arrow({ x: side.x, y: side.y + LENGTH / 2 }, { x: side.x, y: side.y - LENGTH / 2 })
    case 'pedestal-down':
      return arrow({ x: side.x, y: side.y - LENGTH / 2 }, { x: side.x, y: side.y + LENGTH / 2 })
    case 'arc':
      return arrow({ x: low.x - LENGTH, y: low.y - 20 }, { x: low.x + LENGTH, y: low.y - 20 }, -48)
    case 'zoom-in':
      return [...cornerArrows(width, height, true), innerFrame(width, height)]
    case 'zoom-out':
      return [...cornerArrows(width, height, false), innerFrame(width, height)]
    case 'handheld':
      return [wave({ x: low.x - LENGTH / 2, y: low.y }, LENGTH)]
  }
}

/** A shaft curved to its left by `bow` pixels, and two strokes for its head. */
function arrow(from: Point, to: Point, bow = 0, head = HEAD): readonly (readonly Point[])[] {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = Math.hypot(dx, dy)
  const shaft = Array.from({ length: 25 }, (_, i) => {
    const t = i / 24
    const off = (bow * 4 * t * (1 - t)) / length
    return { x: from.x + dx * t + dy * off, y: from.y + dy * t - dx * off }
  })
  const before = shaft.at(-4) ?? from
  const heading = Math.atan2(to.y - before.y, to.x - before.x)
  const barb = (turn: number): readonly Point[] => {
    const end = { x: to.x - head * Math.cos(heading + turn), y: to.y - head * Math.sin(heading + turn) }
    return line(to, end)
  }
  return [shaft, barb(0.5), barb(-0.5)]
}

/** An arrow above a second line, its rail, with two ties. */
function railed(from: Point, to: Point): readonly (readonly Point[])[] {
  const down = 13
  const at = (t: number, y: number): Point => ({ x: from.x + (to.x - from.x) * t, y: from.y + y })
  return [
    ...arrow(from, to),
    line(at(0, down), at(0.86, down)),
    ...[0.2, 0.62].map((t) => line(at(t, down - 5), at(t, down + 6))),
  ]
}

function cornerArrows(width: number, height: number, inwards: boolean): readonly (readonly Point[])[] {
  const outer = 42
  const reach = 0.075 * Math.hypot(width, height)
  const slope = Math.atan2(height, width)
  return [-1, 1].flatMap((sx) =>
    [-1, 1].flatMap((sy) => {
      const far = { x: width / 2 + sx * (width / 2 - outer), y: height / 2 + sy * (height / 2 - outer) }
      const near = { x: far.x - sx * reach * Math.cos(slope), y: far.y - sy * reach * Math.sin(slope) }
      return inwards ? arrow(far, near, 0, 17) : arrow(near, far, 0, 17)
    }),
  )
}

/** The smaller frame of a zoom, around the middle. */
function innerFrame(width: number, height: number): readonly Point[] {
  const [left, top] = [width / 4, height / 4]
  const corners = [
    { x: left, y: top },
    { x: width - left, y: top },
    { x: width - left, y: height - top },
    { x: left, y: height - top },
  ]
  return corners.flatMap((from, i) => line(from, corners[(i + 1) % 4] ?? from))
}

function wave(from: Point, length: number): readonly Point[] {
  return Array.from({ length: 49 }, (_, i) => {
    const t = i / 48
    return { x: from.x + length * t, y: from.y + 9 * Math.sin(t * Math.PI * 6) * (1 - 0.5 * t) }
  })
}

function line(from: Point, to: Point): readonly Point[] {
  return Array.from({ length: 9 }, (_, i) => ({
    x: from.x + ((to.x - from.x) * i) / 8,
    y: from.y + ((to.y - from.y) * i) / 8,
  }))
}

function handDrawn(seed: number): (path: readonly Point[], which: number) => Stroke {
  const clouds = newClouds(seed)
  const off = (i: number, row: number) => 3 * (cloudAt(clouds, i / 7, row + 0.5) - 0.5)
  return (path, which) => ({
    xs: Float32Array.from(path, (point, i) => point.x + off(i, 2 * which)),
    ys: Float32Array.from(path, (point, i) => point.y + off(i, 2 * which + 1)),
    pressure: Float32Array.from(path, (_, i) => 0.75 + 0.25 * (1 - i / path.length)),
  })
}
