import type { Size } from '../../../lib/geometry.ts'
import type { Box, Region, RegionMark, RegionPoint } from './region.ts'

/** One byte a pixel, row by row: 1 inside the region, 0 outside. */
export interface Mask extends Size {
  readonly data: Uint8Array
}

/** The pixels of a region: those whose middle lies in it. */
export function maskOf(
  { marks, inverted }: Pick<Region, 'marks' | 'inverted'>,
  { width, height }: Size,
): Mask {
  const mask: Mask = { width, height, data: new Uint8Array(width * height) }
  for (const mark of marks) paint(mask, mark)
  if (inverted) for (let i = 0; i < mask.data.length; i += 1) mask.data[i] = mask.data[i] ? 0 : 1
  return mask
}

function paint(mask: Mask, mark: RegionMark): void {
  const { width, height } = mask
  if (mark.kind === 'box') {
    const { x, y, width: w, height: h } = mark.rectangle
    fill(mask, x * width, y * height, (x + w) * width, (y + h) * height, 1, () => true)
    return
  }
  if (mark.kind === 'outline') {
    paintOutline(mask, mark.points)
    return
  }
  const radius = Math.max(0.5, (mark.size * Math.max(width, height)) / 2)
  const points = mark.points.map(({ x, y }) => ({ x: x * width, y: y * height }))
  for (const [i, to] of points.entries()) {
    const from = points[i - 1] ?? to
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const long = dx * dx + dy * dy
    const near = (x: number, y: number) => {
      const along = long === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / long
      const t = Math.min(1, Math.max(0, along))
      return Math.hypot(x - from.x - t * dx, y - from.y - t * dy) <= radius
    }
    const [left, right] = [Math.min(from.x, to.x) - radius, Math.max(from.x, to.x) + radius]
    const [top, bottom] = [Math.min(from.y, to.y) - radius, Math.max(from.y, to.y) + radius]
    fill(mask, left, top, right, bottom, mark.erases ? 0 : 1, near)
  }
}

/** Fills a closed line row by row, between each odd crossing and the next one. */
function paintOutline({ width, height, data }: Mask, points: readonly RegionPoint[]): void {
  const corners = points.map(({ x, y }) => ({ x: x * width, y: y * height }))
  for (let row = 0; row < height; row += 1) {
    const y = row + 0.5
    const crossings = corners.flatMap((to, i) => {
      const from = corners.at(i - 1) ?? to
      if (from.y <= y === to.y <= y) return []
      return [from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)]
    })
    crossings.sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [first = 0, end = 0] = crossings.slice(i, i + 2)
      data.fill(
        1,
        row * width + Math.max(0, Math.ceil(first - 0.5)),
        row * width + Math.min(width, Math.ceil(end - 0.5)),
      )
    }
  }
}

function fill(
  { width, height, data }: Mask,
  left: number,
  top: number,
  right: number,
  bottom: number,
  value: number,
  isIn: (x: number, y: number) => boolean,
): void {
  for (let y = Math.max(0, Math.ceil(top - 0.5)); y < Math.min(height, bottom - 0.5 + 1e-9); y += 1) {
    for (let x = Math.max(0, Math.ceil(left - 0.5)); x < Math.min(width, right - 0.5 + 1e-9); x += 1) {
      if (isIn(x + 0.5, y + 0.5)) data[y * width + x] = value
    }
  }
}

/** The least rectangle around the region; undefined for an empty one. */
export function boundsOf({ width, height, data }: Mask): Box | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!data[y * width + x]) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** The part of a mask that lies in a box. */
export function cutMask({ width, data }: Mask, { left, top, ...size }: Box): Mask {
  const part = new Uint8Array(size.width * size.height)
  for (let y = 0; y < size.height; y += 1) {
    const from = (top + y) * width + left
    part.set(data.subarray(from, from + size.width), y * size.width)
  }
  return { ...size, data: part }
}
