import type { ShotAngle, ShotMove, ShotSize } from '../../../domain/board/shot-terms.ts'
import {
  arcPoints,
  arrow,
  box,
  FRAME,
  line,
  oval,
  pathOf,
  ring,
  type Shape,
  scaled,
  turned,
} from './shapes.ts'

/** In heads, from the top of the head down, around the middle; a person has 8. */
const BODY: Shape = [
  [-1.05, 4.3],
  [-1.05, 2],
  [-0.85, 1.4],
  [-0.3, 1.2],
  [0.3, 1.2],
  [0.85, 1.4],
  [1.05, 2],
  [1.05, 4.3],
  [0.7, 4.3],
  [0.7, 8],
  [0.12, 8],
  [0.12, 4.7],
  [-0.12, 4.7],
  [-0.12, 8],
  [-0.7, 8],
  [-0.7, 4.3],
]
const HEAD = oval(0, 0.5, 0.42, 0.5)

const person = (head: number, x: number, top: number): readonly Shape[] =>
  [HEAD, BODY].map((shape) => scaled(shape, head, x, top))

const [MIDDLE_X, MIDDLE_Y] = [FRAME.width / 2, FRAME.height / 2]

/** How large a head is in the frame, and how far its top stands from the frame's top. */
const SIZES: Readonly<Record<Exclude<ShotSize, 'insert'>, readonly [head: number, top: number]>> = {
  'extreme-wide': [0.75, 9.5],
  wide: [1.3, 5.6],
  full: [2, 1],
  'medium-wide': [2.7, 1.6],
  medium: [3.9, 1.8],
  'medium-close': [5.8, 2],
  close: [8.2, 2.2],
  'big-close': [13, 1.6],
  'extreme-close': [24, -4.5],
}

const sizes = Object.fromEntries(
  Object.entries(SIZES).map(([size, [head, top]]) => [size, person(head, MIDDLE_X, top)]),
)

/** A camera that looks to the right, turned about itself. */
const camera = (x: number, y: number, turns: number): readonly Shape[] => {
  const lens: Shape = [
    [x + 1, y],
    [x + 5, y - 2.5],
    [x + 5, y + 2.5],
  ]
  return [box(x - 3.5, y - 2, 5.5, 4), lens].map((shape) => turned(shape, turns, x, y))
}

/** From the side: the camera, and whom it looks at. */
const angles: Readonly<Record<ShotAngle, readonly Shape[]>> = {
  'eye-level': [...camera(6.5, 5, 0), ...person(1.6, 23, 3)],
  low: [...camera(7, 11, -28), ...person(1.6, 23, 3)],
  high: [...camera(7, 5, 28), ...person(1.2, 23, 7)],
  overhead: [...camera(MIDDLE_X, 4.8, 90), oval(MIDDLE_X, 14, 4.5, 1.4)],
  ground: [...camera(7, 13.6, -42), ...person(1.6, 23, 2), box(2, 15.4, 26, 1)],
  dutch: person(2.4, MIDDLE_X, 1).map((shape) => turned(shape, 20, MIDDLE_X, MIDDLE_Y)),
}

const mirrored = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.map((shape) => shape.map(([x, y]) => [FRAME.width - x, y]))
const upended = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.map((shape) => shape.map(([x, y]) => [x, FRAME.height - y]))

const panRight = arrow(...arcPoints(MIDDLE_X, 15, 9, 8, 200, 325))
const tiltDown = arrow(...arcPoints(10, MIDDLE_Y, 8, 6, -70, 60))
const trackRight = arrow([6, MIDDLE_Y], [22, MIDDLE_Y])
const pedestalUp = arrow([MIDDLE_X, 15], [MIDDLE_X, 5])
const inner = ring(11, 6.5, 8, 5)
const fromLeft = (shapes: readonly Shape[]) => [...shapes, ...mirrored(shapes), ...inner]

const moves: Readonly<Record<ShotMove, readonly Shape[]>> = {
  static: [box(12, 6, 1.6, 6), box(16.4, 6, 1.6, 6)],
  'pan-left': mirrored(panRight),
  'pan-right': panRight,
  'tilt-up': upended(tiltDown),
  'tilt-down': tiltDown,
  'push-in': [...arrow([4, 15], [11, 10.5]), ...arrow([26, 15], [19, 10.5])],
  'pull-out': [...arrow([12, 9.5], [6, 13.5]), ...arrow([18, 9.5], [24, 13.5])],
  'track-left': mirrored(trackRight),
  'track-right': trackRight,
  'pedestal-up': pedestalUp,
  'pedestal-down': upended(pedestalUp),
  arc: [...arrow(...arcPoints(MIDDLE_X, 8, 10, 6, 170, 30)), oval(MIDDLE_X, 7, 2, 2)],
  'zoom-in': fromLeft(arrow([2, MIDDLE_Y], [7, MIDDLE_Y])),
  'zoom-out': fromLeft(arrow([9, MIDDLE_Y], [4, MIDDLE_Y])),
  handheld: line(
    Array.from(
      { length: 25 },
      (_, i) => [4 + (i * 22) / 24, MIDDLE_Y + 3 * Math.sin((i * Math.PI) / 4)] as const,
    ),
  ),
}

const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...sizes, insert: [oval(MIDDLE_X, MIDDLE_Y, 4, 4)], ...angles, ...moves }).map(
    ([term, shapes]) => [term, pathOf([...ring(0.5, 0.5, FRAME.width - 1, FRAME.height - 1), ...shapes])],
  ),
)

/**
 * What a term shows, as an SVG path within `FRAME`: a person by size, a camera by angle, an arrow
 * by move. Undefined for a term without a sign. What leaves the frame is to be cut off.
 */
export const signOf = (term: string): string | undefined => SIGNS.get(term)
