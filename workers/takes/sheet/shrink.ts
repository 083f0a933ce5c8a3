import type { SheetPicture } from './sheet-picture.ts'

/**
 * A copy of at most `mostPixels`, each the mean of the pixels that it covers; the very picture
 * where it has no more. Transparency is not kept.
 */
export function shrunk(picture: SheetPicture, mostPixels: number): SheetPicture {
  const factor = Math.sqrt((picture.width * picture.height) / mostPixels)
  if (factor <= 1) return picture
  const [width, height] = [Math.round(picture.width / factor), Math.round(picture.height / factor)]
  const [across, down] = [shares(picture.width, width), shares(picture.height, height)]
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  const sums = new Float32Array(width * 3)
  for (const [y, rows] of down.entries()) {
    sums.fill(0)
    for (const row of rows) addRow(picture, row, across, sums)
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1)
        data[(y * width + x) * 4 + channel] = sums[x * 3 + channel] as number
    }
  }
  return { width, height, data }
}

/** A position, and what it counts for in a mean. */
interface Share {
  readonly at: number
  readonly part: number
}

/** The positions that each position of a shorter line covers; their parts add up to 1. */
function shares(from: number, to: number): readonly (readonly Share[])[] {
  return Array.from({ length: to }, (_, i) => {
    const [first, end] = [(i * from) / to, ((i + 1) * from) / to]
    const [least, most] = [Math.floor(first), Math.min(from, Math.ceil(end))]
    return Array.from({ length: most - least }, (__, j) => {
      const at = least + j
      return { at, part: (Math.min(at + 1, end) - Math.max(at, first)) / (end - first) }
    })
  })
}

function addRow(
  { data, width }: SheetPicture,
  row: Share,
  across: readonly (readonly Share[])[],
  sums: Float32Array,
): void {
  for (const [x, columns] of across.entries()) {
    for (const { at, part } of columns) {
      const from = (row.at * width + at) * 4
      const weight = part * row.part
      for (let channel = 0; channel < 3; channel += 1) {
        const to = x * 3 + channel
        sums[to] = (sums[to] as number) + (data[from + channel] as number) * weight
      }
    }
  }
}
