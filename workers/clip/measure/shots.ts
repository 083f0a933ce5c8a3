import type { ShotMove } from '../../../src/domain/board/shot-terms.ts'
import type { Alignment } from './align.ts'
import { cameraMove } from './camera.ts'
import type { Sample } from './samples.ts'
import { alignedSamples } from './steps.ts'
import type { Transition } from './transition.ts'
import { transitionsOf } from './transitions.ts'

/** A shot of the clip: what lies between two cuts. */
export interface FoundShot {
  /** Seconds into the clip. */
  readonly start: number
  readonly end: number
  /** How it begins; absent for the first. */
  readonly by?: Transition['kind']
  readonly move?: ShotMove
  readonly speed: number
  /** The samples that show it alone, without those in which it mixes with another. */
  readonly samples: readonly Sample[]
}

/** Samples nearer than this to a dissolve's middle belong to no shot alone. */
const MIXED = 1

/**
 * The shots of consecutive samples, at least one, up to `end` in seconds.
 * @param stepBetween how the second of two neighbours goes on from the first
 */
export function shotsOf(
  samples: readonly Sample[],
  end: number,
  stepBetween: (one: Sample, other: Sample) => Alignment = alignedSamples,
): readonly FoundShot[] {
  const steps = samples.slice(1).map((sample, i) => stepBetween(samples[i]!, sample))
  const transitions = transitionsOf(samples, steps)
  return [undefined, ...transitions].map((before, i): FoundShot => {
    const after = transitions[i]
    const from = before ? (before.kind === 'cut' ? before.at : before.to + MIXED) : 0
    const last = after ? (after.kind === 'cut' ? after.at - 1 : after.from - MIXED) : samples.length - 1
    // A shot that only mixes with others is measured at its middle.
    const middle = Math.round(((before?.at ?? 0) + (after?.at ?? samples.length) - 1) / 2)
    const [first, final] = from <= last ? [from, last] : [middle, middle]
    const own = samples.slice(first, final + 1)
    return {
      start: samples[before?.at ?? 0]!.time,
      end: after ? samples[after.at]!.time : end,
      ...(before && { by: before.kind }),
      ...cameraMove(own, steps.slice(first, final)),
      samples: own,
    }
  })
}
