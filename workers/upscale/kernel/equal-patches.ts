import type { Engine } from './engine.ts'
import { COLOURS, FLOAT, stridesOf } from './layout.ts'

/** Radius of the first two layers together: inner layer 0 reads what the first layer made. */
const RADIUS = 2

/** The part of the tile that a patch covers, and by how much it lies beyond each edge. */
interface Patch {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Rows and columns cut off: above, below, left, right. */
  readonly beyond: readonly [number, number, number, number]
}

/**
 * Numbers the patches of RGB pixels from which inner layer 0 computes its Winograd tiles, as
 * [step][tile]: equal patches, compared bit by bit, have the same number from `next`, and a patch
 * that occurs once has 0. Tile t of step s makes rows m·s − 1 … m·s + m − 2 and columns m·t …
 * m·t + m − 1, so its patch is two pixels larger on each side. Pixels beyond the edges equal each
 * other and no pixel of the tile.
 */
export function equalPatches(
  { shape, plan, floats }: Pick<Engine, 'shape' | 'plan' | 'floats'>,
  steps: number,
  next: () => number,
): Int32Array {
  const { width, height, outputs } = shape
  const { tiles, rgbRow } = stridesOf(shape)
  const size = outputs + 2 * RADIUS
  const bits = new Int32Array(floats.buffer)
  const numbers = new Int32Array(steps * tiles)
  /** The first patch of each hash. Another one of the same hash that differs counts as single. */
  const first = new Map<number, number>()
  for (let i = 0; i < numbers.length; i++) {
    const hash = hashOf(patchAt(i))
    const other = first.get(hash)
    if (other === undefined) first.set(hash, i)
    else if (areEqual(patchAt(other), patchAt(i))) {
      numbers[other] ||= next()
      numbers[i] = numbers[other] as number
    }
  }
  return numbers

  function patchAt(i: number): Patch {
    const [x, y] = [(i % tiles) * outputs - RADIUS, Math.floor(i / tiles) * outputs - 1 - RADIUS]
    const inside = (at: number, most: number) => Math.min(Math.max(at, 0), most)
    const [left, right] = [inside(x, width), inside(x + size, width)]
    const [top, bottom] = [inside(y, height), inside(y + size, height)]
    const cut = (inner: number, outer: number) => Math.min(Math.abs(inner - outer), size)
    const beyond = [cut(top, y), cut(bottom, y + size), cut(left, x), cut(right, x + size)] as const
    return { left, top, right, bottom, beyond }
  }

  /** Index of the first float of a patch's row. */
  function rowOf({ left }: Patch, y: number): number {
    return (plan.rgb + (y + 1) * rgbRow) / FLOAT + (left + 1) * COLOURS
  }

  function hashOf(patch: Patch): number {
    let hash = 0
    for (const cut of patch.beyond) hash = hash * 16 + cut
    for (let y = patch.top; y < patch.bottom; y++) {
      const start = rowOf(patch, y)
      const end = start + (patch.right - patch.left) * COLOURS
      for (let i = start; i < end; i++) {
        const mixed = Math.imul(hash ^ (bits[i] as number), 0x9e3779b1)
        hash = (mixed << 13) | (mixed >>> 19)
      }
    }
    return hash
  }

  function areEqual(one: Patch, other: Patch): boolean {
    if (one.beyond.some((cut, side) => cut !== other.beyond[side])) return false
    const length = (one.right - one.left) * COLOURS
    for (let y = 0; y < one.bottom - one.top; y++) {
      const [a, b] = [rowOf(one, one.top + y), rowOf(other, other.top + y)]
      for (let i = 0; i < length; i++) if (bits[a + i] !== bits[b + i]) return false
    }
    return true
  }
}
