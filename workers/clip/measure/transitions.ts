import { type Alignment, align } from './align.ts'
import { blendsIn } from './blends.ts'
import { colourGap, greyOf, type Sample } from './samples.ts'
import type { Transition } from './transition.ts'

/** Likeness below which two neighbours can be of two shots. */
const LEAST_ALIKE = 0.72
/** Where the colours change this much too, the layout may be more alike. */
const COLOURS_CHANGE = 0.3
/** How much less alike than their neighbours are. */
const LEAST_RATIO = 2.5
/** Likeness below which they can be, where so much of the grey levels differs so suddenly. */
const SUDDEN = { alike: 0.85, left: 30, ratio: 20 } as const
/** A jump within one scene, in frame widths, and how many times the steps around it. */
const LEAP = { least: 0.12, ratio: 6, around: 2 } as const
/** Samples on either side whose likeness is usual. */
const REACH = 6
/** Longest flash, in samples. */
const FLASH = 4
/** What is seen moves less than this through a flash, in frame widths. */
const FLASH_MOVE = 0.3
/** Spread of grey below which a picture shows nothing. */
const DARK = 5

/**
 * The cuts and dissolves of a clip, in order. `steps[i]` takes sample i to i + 1. A cut changes the
 * layout at once, however the camera moves; after a flash the shot before goes on.
 */
export function transitionsOf(
  samples: readonly Sample[],
  steps: readonly Alignment[],
): readonly Transition[] {
  const cuts = steps.flatMap((_, i): readonly Transition[] =>
    isCut(samples, steps, i) ? [{ kind: 'cut', at: i + 1, from: i, to: i + 1 }] : [],
  )
  const edges = [0, ...cuts.map(({ at }) => at), samples.length]
  const blends = edges.slice(1).flatMap((end, i) => blendsIn(samples, steps, edges[i]!, end - 1))
  return withoutDark(
    samples,
    [...cuts, ...blends].toSorted((a, b) => a.at - b.at),
  )
}

const unlike = ({ likeness }: Alignment) => 1 - likeness

function isCut(samples: readonly Sample[], steps: readonly Alignment[], i: number): boolean {
  const step = steps[i]!
  const [before, after] = [samples[i]!, samples[i + 1]!]
  const gap = unlike(step)
  const around = steps.slice(Math.max(0, i - REACH), i + REACH + 1).map(unlike)
  const usual = around.toSorted((a, b) => a - b)[around.length >> 1]!
  if (isLeap(steps, i)) return !isFlash(samples, i, LEAP.least)
  const colours = colourGap(before, after)
  const isSudden = step.left > SUDDEN.left && gap > SUDDEN.ratio * usual
  const most = isSudden ? SUDDEN.alike : LEAST_ALIKE + (colours > COLOURS_CHANGE ? 0.15 : 0)
  if (step.likeness > most || step.left < 6) return false
  // A cut that encoding has blended over two pictures counts once.
  if (gap < unlike(steps[i + 1] ?? step) || (i > 0 && gap <= unlike(steps[i - 1]!) && isNear(steps, i)))
    return false
  if (gap < LEAST_RATIO * usual) return false
  return !isFlash(samples, i, FLASH_MOVE)
}

/** How far a step moves what is seen, in frame widths. */
const reachOf = ({ shift }: Alignment) => Math.hypot(shift.x, shift.y) + Math.abs(shift.growth) / 2

/**
 * True where the picture jumps at once and rests or goes on slowly on both sides: the same scene,
 * enlarged or from beside. No camera starts and stops within one step.
 */
function isLeap(steps: readonly Alignment[], i: number): boolean {
  const [far, near] = [reachOf(steps[i]!), LEAP.around]
  if (far < LEAP.least || i === 0 || i === steps.length - 1) return false
  const around = [...steps.slice(Math.max(0, i - near), i), ...steps.slice(i + 1, i + 1 + near)]
  return around.every((one) => far > LEAP.ratio * reachOf(one))
}

/** True where the step before is as strong, and no cut of its own. */
const isNear = (steps: readonly Alignment[], i: number) => steps[i - 1]!.likeness < LEAST_ALIKE

/**
 * True where what follows shows what stood before: either edge of a flash.
 * @param most how far what is seen moves meanwhile, in frame widths
 */
function isFlash(samples: readonly Sample[], i: number, most: number): boolean {
  const alike = (one?: Sample, other?: Sample) => {
    if (!one || !other || colourGap(one, other) >= 0.5) return false
    const found = align(one.pyramid, other.pyramid)
    return found.likeness > 0.8 && reachOf(found) < most
  }
  for (let length = 1; length <= FLASH; length++) {
    if (alike(samples[i], samples[i + 1 + length])) return true
    if (alike(samples[i + 1], samples[i - length])) return true
  }
  return false
}

/** A shot that fades to black and the one that comes out of it meet once; a dark end is no shot. */
function withoutDark(samples: readonly Sample[], all: readonly Transition[]): readonly Transition[] {
  const kept: Transition[] = []
  for (const transition of all) {
    const last = kept.at(-1)
    const start = last ? last.to : 0
    if (!isDark(samples, start, transition.from)) kept.push(transition)
    else if (last) kept.push({ ...transition, kind: 'dissolve', from: kept.pop()!.from })
  }
  const last = kept.at(-1)
  if (last && isDark(samples, last.to, samples.length - 1)) kept.pop()
  return kept
}

function isDark(samples: readonly Sample[], from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (spread(samples[i]!) > DARK) return false
  return true
}

function spread(sample: Sample): number {
  const { data } = greyOf(sample)
  let [sum, squares] = [0, 0]
  for (const value of data) {
    sum += value
    squares += value * value
  }
  const mean = sum / data.length
  return Math.sqrt(Math.max(0, squares / data.length - mean * mean))
}
