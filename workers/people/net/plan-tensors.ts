import { type NetPlan, storedChannels } from './net-file.ts'

/** Bytes of a number, of a vector's alignment, and of a page of WebAssembly's memory. */
export const FLOAT = 4
const ALIGNED = 64
const PAGE = 65536

export interface TensorPlan {
  /** Each tensor's address in bytes. */
  readonly at: readonly number[]
  /** The address of the net's values. */
  readonly values: number
  /** The address of a row of the widest tensor that is doubled, one pixel longer at both ends. */
  readonly rows: number
  readonly pages: number
}

/**
 * Gives each tensor a place; one whose last reader has run makes room for later ones. Input and
 * outputs keep theirs.
 * @param values the count of the net's numbers
 */
export function planTensors({ tensors, input, outputs, steps }: NetPlan, values: number): TensorPlan {
  const aligned = (bytes: number) => Math.ceil(bytes / ALIGNED) * ALIGNED
  const sizes = tensors.map(([height, width, channels]) =>
    aligned(height * width * storedChannels(channels) * FLOAT),
  )
  const lastRead = tensors.map((_, tensor) => (outputs.includes(tensor) ? steps.length : -1))
  steps.forEach(({ from }, i) => {
    for (const tensor of from) lastRead[tensor] = Math.max(lastRead[tensor]!, i)
  })
  lastRead[input] = steps.length

  const rows = ALIGNED + aligned(values * FLOAT)
  const first = rows + aligned(rowsOfDoubles(tensors, steps))
  const at = tensors.map(() => 0)
  let living: { tensor: number; from: number; to: number }[] = []
  let end = first
  const place = (tensor: number, step: number) => {
    living = living.filter((one) => lastRead[one.tensor]! >= step)
    let from = first
    for (const one of living.toSorted((a, b) => a.from - b.from)) {
      if (from + sizes[tensor]! <= one.from) break
      from = Math.max(from, one.to)
    }
    at[tensor] = from
    living.push({ tensor, from, to: from + sizes[tensor]! })
    end = Math.max(end, from + sizes[tensor]!)
  }
  place(input, 0)
  steps.forEach(({ to }, i) => {
    place(to, i)
  })
  return { at, values: ALIGNED, rows, pages: Math.ceil(end / PAGE) }
}

/** Bytes of that row. */
function rowsOfDoubles(tensors: NetPlan['tensors'], steps: NetPlan['steps']): number {
  const widths = steps.map(({ op, from: [source = 0] }) => {
    const [, width, channels] = tensors[source]!
    return op === 'double' ? (width + 2) * storedChannels(channels) * FLOAT : 0
  })
  return Math.max(0, ...widths)
}
