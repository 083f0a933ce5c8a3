import { type Alignment, align } from './align.ts'
import type { Sample } from './samples.ts'

export const alignedSamples = (one: Sample, other: Sample): Alignment => align(one.pyramid, other.pyramid)

/** The steps from each sample to the next, made as the samples come. */
export interface Steps {
  /** Puts a sample in its place among all, counted from 0. */
  readonly add: (place: number, sample: Sample) => void
  readonly between: (one: Sample, other: Sample) => Alignment
}

/**
 * Aligns two neighbours as soon as both are there: while more are decoded in other threads, the one
 * that measures would wait.
 */
export function stepsWhileDecoding(): Steps {
  const samples = new Map<number, Sample>()
  const made = new Map<Sample, { readonly from: Sample; readonly step: Alignment }>()
  const join = (one: Sample | undefined, other: Sample | undefined) => {
    if (one && other) made.set(other, { from: one, step: alignedSamples(one, other) })
  }
  return {
    add: (place, sample) => {
      samples.set(place, sample)
      join(samples.get(place - 1), sample)
      join(sample, samples.get(place + 1))
    },
    between: (one, other) => {
      const known = made.get(other)
      // A picture between two others may not have been decoded.
      return known?.from === one ? known.step : alignedSamples(one, other)
    },
  }
}
