/** Corners in units of the sign's frame, x to the right and y down. */
export type Shape = readonly (readonly [x: number, y: number])[]

/** A sign's frame, in the shape of a picture. */
export const FRAME = { width: 30, height: 18 }

const CURVE_STEPS = 20

/** Twice the area; positive where the corners run clockwise on the screen (shoelace formula). */
const turn = (shape: Shape): number =>
  shape.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = shape[(i + 1) % shape.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)

const clockwise = (shape: Shape): Shape => (turn(shape) < 0 ? shape.toReversed() : shape)

export const box = (x: number, y: number, width: number, height: number): Shape => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

/** @param turns in degrees, clockwise */
export function turned(shape: Shape, turns: number, x: number, y: number): Shape {
  const angle = (turns * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  return shape.map(([atX, atY]) => [
    x + (atX - x) * cos - (atY - y) * sin,
    y + (atX - x) * sin + (atY - y) * cos,
  ])
}

export const scaled = (shape: Shape, by: number, x: number, y: number): Shape =>
  shape.map(([atX, atY]) => [x + atX * by, y + atY * by])

/** Points of an arc, from one angle to another in degrees; 0 points right, 90 down. */
export const arcPoints = (x: number, y: number, rx: number, ry: number, from: number, to: number): Shape =>
  Array.from({ length: CURVE_STEPS + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / CURVE_STEPS) * Math.PI) / 180
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const
  })

export const oval = (x: number, y: number, rx: number, ry: number): Shape => arcPoints(x, y, rx, ry, 0, 360)

/** A line of that width along points, as one shape for each piece. */
export const line = (points: Shape, width = 1.4): readonly Shape[] =>
  points.slice(1).map(([x, y], i) => {
    const [fromX, fromY] = points[i] ?? [x, y]
    const length = Math.hypot(x - fromX, y - fromY)
    const angle = (Math.atan2(y - fromY, x - fromX) * 180) / Math.PI
    // Pieces of a curve overlap a little, or gaps would show.
    return turned(box(fromX - 0.2, fromY - width / 2, length + 0.4, width), angle, fromX, fromY)
  })

/** A line that ends in a head, along points. */
export function arrow(...points: Shape): readonly Shape[] {
  const [x, y] = points.at(-1) ?? [0, 0]
  const [fromX, fromY] = points.at(-2) ?? [0, 0]
  const angle = (Math.atan2(y - fromY, x - fromX) * 180) / Math.PI
  const head: Shape = [
    [x + 1.4, y],
    [x - 2.6, y - 2.6],
    [x - 2.6, y + 2.6],
  ]
  return [...line(points), turned(head, angle, x, y)]
}

/** The edge of a box, as wide as a line. */
export const ring = (x: number, y: number, width: number, height: number): readonly Shape[] =>
  line([...box(x, y, width, height), [x, y]], 1)

/** An SVG path of shapes that may overlap; filled by `nonzero`, which unites them. */
export const pathOf = (shapes: readonly Shape[]): string =>
  shapes
    .map(
      (shape) =>
        `M${clockwise(shape)
          .map((point) => point.map(rounded).join(' '))
          .join('L')}Z`,
    )
    .join('')

const rounded = (value: number): string => String(Math.round(value * 100) / 100)
