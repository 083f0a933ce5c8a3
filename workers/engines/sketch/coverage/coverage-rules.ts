import { SHOT_SIZES, type ShotPlan, type ShotSize } from '../../../../src/domain/board/shot-fields.ts'

/** Steps between two sizes, from widest to tightest. */
function sizeSteps(one: ShotSize, other: ShotSize): number {
  return Math.abs(SHOT_SIZES.indexOf(one) - SHOT_SIZES.indexOf(other))
}

/** What a shot is to the eye: what the rules compare. */
export type Framing = Required<Pick<ShotPlan, 'size' | 'angle'>>

/**
 * True when a cut from one shot to the next would not jump: the size changes by two steps or more,
 * or by one with another angle. A same size with another angle is not enough here: a still shows a
 * small turn hardly at all.
 */
export function cutsWell(before: Framing, after: Framing): boolean {
  const steps = sizeSteps(before.size, after.size)
  return steps >= 2 || (steps === 1 && before.angle !== after.angle)
}

/** What is wrong with a list of shots, in words; empty when it keeps every rule of coverage. */
export function coverageFaults(
  shots: readonly ShotPlan[],
  count: number,
  times: readonly number[],
): readonly string[] {
  const faults: string[] = []
  if (shots.length !== count) faults.push(`${shots.length} shots instead of ${count}`)
  const seen = new Set<string>()
  const texts = new Set<string>()
  shots.forEach(({ size, angle, sourceTime, text }, i) => {
    if (!size || !angle || sourceTime === undefined) {
      faults.push(`shot ${i + 1} lacks its size, angle or source time`)
      return
    }
    if (!times.includes(sourceTime)) faults.push(`shot ${i + 1} is taken from no frame`)
    if (seen.has(`${size} ${angle}`)) faults.push(`shot ${i + 1} repeats ${size}, ${angle}`)
    if (texts.has(text)) faults.push(`shot ${i + 1} repeats another's text`)
    seen.add(`${size} ${angle}`)
    texts.add(text)
    const first = shots[0]?.size
    if (i > 0 && first && SHOT_SIZES.indexOf(size) <= SHOT_SIZES.indexOf(first))
      faults.push(`shot ${i + 1} is as wide as the first`)
    const before = shots[i - 1]
    if (
      before?.size &&
      before.angle &&
      !cutsWell({ size: before.size, angle: before.angle }, { size, angle })
    )
      faults.push(`shot ${i + 1} jumps`)
  })
  return faults
}
