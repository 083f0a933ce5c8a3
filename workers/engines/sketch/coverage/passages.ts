import type { FrameMeasure } from '../measure/clip.ts'
import type { Random } from '../pixels/seeded-random.ts'
import { camerasFor, type PlacedCamera } from './cameras.ts'
import type { Camera } from './coverage-rules.ts'
import type { ShotRole } from './shot-roles.ts'
import { storyOf } from './shot-story.ts'

/** Shots of one passage: with more, a passage would use up the ways to shoot a scene. */
const MOST_IN_PASSAGE = 8

/** Stories that are tried for a passage, and how often a list is begun anew. */
const STORIES_TRIED = 30
const LISTS_TRIED = 6

/** Even shares of at most `most`: 20 is 7, 7, 6. */
function sharesOf(count: number, most: number): readonly number[] {
  const shares = Math.ceil(count / most)
  return Array.from({ length: shares }, (_, i) => Math.ceil((count - i) / shares))
}

interface Told {
  readonly roles: readonly ShotRole[]
  readonly cameras: readonly Camera[]
  readonly frames: readonly FrameMeasure[]
}

/**
 * A long scene in passages: the first opens with the place, the last ends on it, and each between
 * them shows it again. Frames are spread evenly over the clip, in order of time.
 * @param cutFrom the camera before the first shot, for a list that goes on from another one; null
 * where that one has none
 * @throws RangeError when no story has that number of shots
 */
export function tellInPassages(
  count: number,
  frames: readonly FrameMeasure[],
  people: boolean,
  random: Random,
  cutFrom?: Camera | null,
): Told {
  const shown = Array.from({ length: count }, (_, i) => frames[placeAt(i, count, frames.length)]!)
  const times = shown.map(({ time }) => time)
  // On a clip of one or two frames a set-up may have to come back to its own moment.
  const apart = times.map((_, i) => i)
  for (let tried = 0; tried < 2 * LISTS_TRIED; tried++) {
    const told = toldOnce(tried < LISTS_TRIED ? times : apart, people, random, cutFrom)
    if (told) return { ...told, frames: shown }
  }
  throw new RangeError(`no coverage of ${count} shots`)
}

const placeAt = (i: number, count: number, frames: number) =>
  count < 2 ? frames >> 1 : Math.round((i / (count - 1)) * (frames - 1))

/** One try: undefined where the passages before leave no way to shoot one. */
function toldOnce(
  times: readonly number[],
  people: boolean,
  random: Random,
  cutFrom: Camera | null | undefined,
): Omit<Told, 'frames'> | undefined {
  const roles: ShotRole[] = []
  const cameras: PlacedCamera[] = []
  const shares = sharesOf(times.length, MOST_IN_PASSAGE)
  for (const [i, share] of shares.entries()) {
    const at = roles.length
    const passage = {
      opens: i === 0 && cutFrom === undefined,
      closes: i === shares.length - 1 && share > 1,
      before: roles,
    }
    for (let tried = 0; tried < STORIES_TRIED && roles.length === at; tried++) {
      const story = storyOf(share, people, random, passage)
      const wanted = {
        roles: story,
        times: times.slice(at, at + share),
        before: cameras,
        cutFrom: cutFrom ?? undefined,
      }
      const found = story.length === share ? camerasFor(wanted, random) : undefined
      if (!found) continue
      roles.push(...story)
      cameras.push(...found)
    }
    if (roles.length === at) return undefined
  }
  return { roles, cameras: cameras.map(({ time: _, ...camera }) => camera) }
}
