import type { Size } from '../../../src/lib/geometry.ts'
import { type Orientation, swapsSides } from '../size.ts'

/** For each rotation: swap x and y, then mirror in x, in y. */
const TURNS: Readonly<Record<Orientation, readonly [swap: boolean, flipX: boolean, flipY: boolean]>> = {
  none: [false, false, false],
  hflip: [false, true, false],
  vflip: [false, false, true],
  'hflip,vflip': [false, true, true],
  'transpose=clock': [true, true, false],
  'transpose=cclock': [true, false, true],
  'transpose=cclock_flip': [true, false, false],
  'transpose=clock_flip': [true, true, true],
}

/** Rotates a picture of `bytes` (1 or 4) bytes per pixel upright; `size` is its stored size. */
export function turnPicture(
  data: Uint8Array<ArrayBuffer>,
  size: Size,
  turn: Orientation,
  bytes: 1 | 4,
): Uint8Array<ArrayBuffer> {
  if (turn === 'none') return data
  const source = bytes === 4 ? new Uint32Array(data.buffer) : data
  const turned = bytes === 4 ? new Uint32Array(source.length) : new Uint8Array(source.length)
  const [swap, flipX, flipY] = TURNS[turn]
  const width = swapsSides(turn) ? size.height : size.width
  const height = swapsSides(turn) ? size.width : size.height
  for (let y = 0; y < height; y++) {
    const fromY = flipY ? height - 1 - y : y
    for (let x = 0; x < width; x++) {
      const fromX = flipX ? width - 1 - x : x
      const at = swap ? fromX * size.width + fromY : fromY * size.width + fromX
      turned[y * width + x] = source[at] ?? 0
    }
  }
  return new Uint8Array(turned.buffer)
}
