import { type NetPlan, operations } from './plan.ts'

interface Batch {
  readonly from: number
  readonly to: number
  /** Share of the tile done when this is. */
  readonly share: number
}

/** Convolutions in order, as many in a submission as `most` operations allow, at least one. */
export function batches({ convolutions }: NetPlan, most: number): readonly Batch[] {
  const total = convolutions.reduce((sum, one) => sum + operations(one), 0)
  const made: Batch[] = []
  let [from, sum, done] = [0, 0, 0]
  for (const [i, one] of convolutions.entries()) {
    if (i > from && sum + operations(one) > most) {
      made.push({ from, to: i, share: done / total })
      ;[from, sum] = [i, 0]
    }
    sum += operations(one)
    done += operations(one)
  }
  return [...made, { from, to: convolutions.length, share: 1 }]
}
