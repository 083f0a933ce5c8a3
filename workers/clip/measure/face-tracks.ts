import { type Face, type Facing, facingOf } from '../../../src/domain/people/face.ts'
import {
  type FaceTrack,
  heightOf,
  type MeasuredPeople,
  MOST_SEEN,
  MOST_TRACKS,
  type SeenFace,
} from '../../../src/domain/people/face-track.ts'

/** The faces of one picture of a shot. */
export interface Look {
  /** Seconds into the clip. */
  readonly time: number
  readonly faces: readonly Face[]
}

/** A face that is followed. */
interface Followed {
  readonly seen: SeenFace[]
  readonly turns: number[]
  /** The last picture that shows it. */
  look: number
}

/** The most of its own heights that a face goes from one look to the next. */
const REACH = 1.2
/** And grows or shrinks at most by this factor. */
const GROWTH = 1.7
/** Looks in a row that may miss it. */
const MISSED = 2
/** Share of the looks that must show a number of faces at once. */
const AT_ONCE = 1 / 3
/** From this many looks on a face must be seen twice: one picture alone may show none. */
const MANY = 3

/**
 * The people of one shot: how many faces are seen at once, and each of them through the shot. They
 * are followed by place and size alone.
 * @param looks in order of time
 * @param aspect width over height of the pictures
 */
export function peopleOf(looks: readonly Look[], aspect: number): MeasuredPeople {
  const followed: Followed[] = []
  looks.forEach(({ time, faces }, look) => {
    const free = new Set(followed.filter((one) => look - one.look <= MISSED + 1))
    for (const face of faces) {
      const near = nearestOf(free, face, aspect)
      if (near) free.delete(near)
      const into = near ?? { seen: [], turns: [], look }
      if (!near) followed.push(into)
      into.look = look
      into.seen.push(placeOf(time, face))
      into.turns.push(face.turn)
    }
  })
  const least = looks.length >= MANY ? 2 : 1
  const tracks = followed
    .filter(({ seen }) => seen.length >= least)
    .map(({ seen, turns }): FaceTrack => ({ facing: usualFacing(turns), seen: thinned(seen) }))
    .toSorted((one, other) => heightOf(other) - heightOf(one))
  return { count: countOf(looks, tracks.length), tracks: tracks.slice(0, MOST_TRACKS) }
}

/** The nearest of the faces that were followed so far, where one is near enough to be the same. */
function nearestOf(free: ReadonlySet<Followed>, { box }: Face, aspect: number): Followed | undefined {
  let best: Followed | undefined
  let least = REACH
  for (const one of free) {
    const last = one.seen.at(-1)
    if (!last) continue
    const growth = box.height / last.height
    if (growth > GROWTH || growth < 1 / GROWTH) continue
    const across = aspect * (box.x + box.width / 2 - last.x - last.width / 2)
    const down = box.y + box.height / 2 - last.y - last.height / 2
    const way = Math.hypot(across, down) / Math.max(box.height, last.height)
    if (way >= least) continue
    least = way
    best = one
  }
  return best
}

/** The most faces that a third of the looks show; no more than were followed. */
function countOf(looks: readonly Look[], followed: number): number {
  const counts = looks.map(({ faces }) => faces.length).toSorted((a, b) => b - a)
  return Math.min(followed, counts[Math.max(0, Math.ceil(counts.length * AT_ONCE) - 1)] ?? 0)
}

const usualFacing = (turns: readonly number[]): Facing =>
  facingOf(turns.toSorted((a, b) => a - b)[turns.length >> 1] ?? 0)

const rounded = (value: number) => Math.round(value * 1000) / 1000

const placeOf = (time: number, { box }: Face): SeenFace => ({
  time: rounded(time),
  x: rounded(box.x),
  y: rounded(box.y),
  width: rounded(box.width),
  height: rounded(box.height),
})

/** As many places as are kept, the first and the last among them. */
function thinned(seen: readonly SeenFace[]): readonly SeenFace[] {
  if (seen.length <= MOST_SEEN) return seen
  const places = Array.from({ length: MOST_SEEN }, (_, i) =>
    Math.round((i * (seen.length - 1)) / (MOST_SEEN - 1)),
  )
  return seen.filter((_, place) => places.includes(place))
}
