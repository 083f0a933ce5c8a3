import { LONGEST_SHOT, type ShotPlan } from '../board/shot-fields.ts'
import { momentText } from '../engines/measured-facts.ts'
import { facingOfPeople, framingOf, type MeasuredPeople, sizeOfPeople } from '../people/face-track.ts'
import type { MeasuredClip } from './measured.ts'

/**
 * A shot list that follows the clip's own cut: each with its length, the moment in its middle and,
 * where they were told, its camera move and how its people are framed. Its text names that moment,
 * so that it can be drawn at once; what is seen is for a person to say.
 */
export function plansOfCut({ shots }: MeasuredClip): readonly ShotPlan[] {
  const first = shots[0]?.start ?? 0
  return shots.map(({ start, end, move, people }) => ({
    text: momentText((start + end) / 2, people),
    sourceTime: hundredths((start + end) / 2),
    // The edges are rounded, not the lengths: what each is off by would add up over the shots.
    duration: Math.min(LONGEST_SHOT, Math.max(0.1, tenths(tenths(end - first) - tenths(start - first)))),
    ...(move && { move }),
    ...(people && people.count > 0 && framedAs(people)),
  }))
}

/** The moments, in seconds, in the middles of those shots of the cut that no frame is of. */
export function unseenMoments(
  { shots }: MeasuredClip,
  frames: readonly { readonly time: number }[],
): readonly number[] {
  return shots
    .filter(({ start, end }) => !frames.some(({ time }) => time >= start && time < end))
    .map(({ start, end }) => (start + end) / 2)
}

function framedAs(people: MeasuredPeople): Partial<ShotPlan> {
  const size = sizeOfPeople(people)
  const direction = facingOfPeople(people)
  return {
    framing: framingOf(people.count),
    ...(size && { size }),
    ...(direction && { direction }),
  }
}

const tenths = (seconds: number) => Math.round(seconds * 10) / 10
const hundredths = (seconds: number) => Math.round(seconds * 100) / 100
