import type { Lab, LabImage } from '../pixels/oklab.ts'

/** A small patch of similar colour. Centre in pixels. */
export interface Patch extends Lab {
  readonly x: number
  readonly y: number
  readonly pixels: number
  /** Touches the picture's edge. */
  readonly onEdge: boolean
}

export interface Patches {
  readonly patches: readonly Patch[]
  /** The patch of each pixel. */
  readonly labels: Int16Array
  /** The touching patches of each patch. */
  readonly neighbours: readonly ReadonlySet<number>[]
}

const ROUNDS = 6
/** Weight of a distance of one patch width against a colour distance, in OKLab units. */
const COMPACTNESS = 0.07

/** Splits a small picture into about `count` patches: SLIC (Achanta et al. 2012) in OKLab. */
export function superpixels(image: LabImage, count: number): Patches {
  const { width, height } = image.l
  const step = Math.max(2, Math.sqrt((width * height) / count))
  let centres = grid(image, step)
  const labels = new Int16Array(width * height)
  for (let round = 0; round < ROUNDS; round++) {
    assign(image, centres, step, labels)
    centres = means(image, labels, centres)
  }
  return { patches: centres, labels, neighbours: touching(labels, width, height, centres.length) }
}

function grid(image: LabImage, step: number): readonly Patch[] {
  const { width, height } = image.l
  const columns = Math.max(1, Math.round(width / step))
  const rows = Math.max(1, Math.round(height / step))
  return Array.from({ length: columns * rows }, (_, i) => {
    const x = ((i % columns) + 0.5) * (width / columns)
    const y = (Math.floor(i / columns) + 0.5) * (height / rows)
    const at = Math.floor(y) * width + Math.floor(x)
    return {
      x,
      y,
      l: image.l.data[at]!,
      a: image.a.data[at]!,
      b: image.b.data[at]!,
      pixels: 0,
      onEdge: false,
    }
  })
}

function assign(image: LabImage, centres: readonly Patch[], step: number, labels: Int16Array): void {
  const { width, height } = image.l
  const least = new Float32Array(width * height).fill(Number.POSITIVE_INFINITY)
  const perStep = (COMPACTNESS / step) ** 2
  centres.forEach((centre, label) => {
    const reach = step * 1.5
    const right = Math.min(width - 1, Math.ceil(centre.x + reach))
    const bottom = Math.min(height - 1, Math.ceil(centre.y + reach))
    for (let y = Math.max(0, Math.floor(centre.y - reach)); y <= bottom; y++)
      for (let x = Math.max(0, Math.floor(centre.x - reach)); x <= right; x++) {
        const at = y * width + x
        const gap =
          (image.l.data[at]! - centre.l) ** 2 +
          2 * ((image.a.data[at]! - centre.a) ** 2 + (image.b.data[at]! - centre.b) ** 2) +
          perStep * ((x - centre.x) ** 2 + (y - centre.y) ** 2)
        if (gap < least[at]!) {
          least[at] = gap
          labels[at] = label
        }
      }
  })
}

function means(image: LabImage, labels: Int16Array, before: readonly Patch[]): readonly Patch[] {
  const { width, height } = image.l
  const sums = before.map(() => ({ x: 0, y: 0, l: 0, a: 0, b: 0, n: 0, edge: false }))
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const sum = sums[labels[at]!]!
      sum.x += x
      sum.y += y
      sum.l += image.l.data[at]!
      sum.a += image.a.data[at]!
      sum.b += image.b.data[at]!
      sum.n++
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) sum.edge = true
    }
  return sums.map(({ x, y, l, a, b, n, edge }, i) =>
    n === 0
      ? { ...before[i]!, pixels: 0, onEdge: false }
      : { x: x / n, y: y / n, l: l / n, a: a / n, b: b / n, pixels: n, onEdge: edge },
  )
}

function touching(labels: Int16Array, width: number, height: number, count: number): ReadonlySet<number>[] {
  const sets = Array.from({ length: count }, () => new Set<number>())
  const join = (p: number, q: number) => {
    if (p === q) return
    sets[p]!.add(q)
    sets[q]!.add(p)
  }
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      if (x + 1 < width) join(labels[at]!, labels[at + 1]!)
      if (y + 1 < height) join(labels[at]!, labels[at + width]!)
    }
  return sets
}
