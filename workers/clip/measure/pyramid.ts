import { blur } from '../../engines/sketch/pixels/blur.ts'
import { newPlane, type Plane, resize } from '../../engines/sketch/pixels/raster.ts'

/** A picture at several sizes, the finest first, each half as large as the one before. */
export interface Pyramid {
  readonly levels: readonly Level[]
}

/** A picture and its slopes: change of grey for one pixel to the right, and one down. */
export interface Level {
  readonly grey: Plane
  readonly across: Plane
  readonly down: Plane
}

/** Below this side no motion can be told. */
const LEAST_SIDE = 12

/** Grey levels of 0 to 255. A little blur hides noise and the blocks of compression. */
export function pyramidOf(grey: Plane): Pyramid {
  const levels: Level[] = []
  for (let plane = blur(grey, 0.7); ; plane = half(plane)) {
    levels.push(levelOf(plane))
    if (Math.min(plane.width, plane.height) / 2 < LEAST_SIDE || levels.length === 3) return { levels }
  }
}

const half = (plane: Plane) => resize(plane, Math.max(1, plane.width >> 1), Math.max(1, plane.height >> 1))

function levelOf(grey: Plane): Level {
  const { width, height, data } = grey
  const across = newPlane(width, height)
  const down = newPlane(width, height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const left = x > 0 ? i - 1 : i
      const right = x < width - 1 ? i + 1 : i
      const above = y > 0 ? i - width : i
      const below = y < height - 1 ? i + width : i
      across.data[i] = (data[right]! - data[left]!) / Math.max(1, right - left)
      down.data[i] = (data[below]! - data[above]!) / Math.max(1, (below - above) / width)
    }
  return { grey, across, down }
}
