import type { Plane } from '../pixels/raster.ts'

/** A point in pixels of a picture, whose pixels have their middles at halves. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Calls `mark` for each pixel of a picture whose middle lies in a polygon (even-odd rule). */
export function eachInside(
  { width, height }: Pick<Plane, 'width' | 'height'>,
  polygon: readonly Point[],
  mark: (at: number, x: number, y: number) => void,
): void {
  const ys = polygon.map(({ y }) => y)
  const last = Math.min(height - 1, Math.ceil(Math.max(...ys)))
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= last; y++) {
    const crossings = crossingsAt(polygon, y + 0.5)
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const to = Math.min(width - 1, Math.ceil(crossings[k + 1]! - 0.5) - 1)
      for (let x = Math.max(0, Math.ceil(crossings[k]! - 0.5)); x <= to; x++) mark(y * width + x, x, y)
    }
  }
}

function crossingsAt(polygon: readonly Point[], y: number): readonly number[] {
  const found: number[] = []
  polygon.forEach((from, i) => {
    const to = polygon[(i + 1) % polygon.length]!
    if (from.y <= y === to.y <= y) return
    found.push(from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x))
  })
  return found.sort((a, b) => a - b)
}

/** A polygon made larger about its middle, by a factor and by pixels. */
export function widened(polygon: readonly Point[], factor: number, by = 0): readonly Point[] {
  const middle = middleOfPoints(polygon)
  return polygon.map(({ x, y }) => {
    const [dx, dy] = [x - middle.x, y - middle.y]
    const more = factor + by / Math.max(1e-6, Math.hypot(dx, dy))
    return { x: middle.x + dx * more, y: middle.y + dy * more }
  })
}

export function middleOfPoints(points: readonly Point[]): Point {
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) }
}
