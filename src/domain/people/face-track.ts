import type { ShotFraming, ShotSize } from '../board/shot-terms.ts'
import type { Facing } from './face.ts'
import { sizeOfFace } from './face-size.ts'

/** What was found of the people in one shot of the clip. */
export interface MeasuredPeople {
  /** Faces that are seen at once. */
  readonly count: number
  /** Faces that were followed through the shot, the largest first. */
  readonly tracks: readonly FaceTrack[]
}

/**
 * A face that stays in one place, or goes on from there, through one shot. It is followed by where
 * it is: nothing compares faces, so somebody who is seen in two shots is two of these.
 */
export interface FaceTrack {
  readonly facing: Facing
  /** In order of time; at least one. */
  readonly seen: readonly SeenFace[]
}

/** Where a face is at a time: its box in fractions of the picture, which it may reach over. */
export interface SeenFace {
  /** Seconds into the clip. */
  readonly time: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Tracks of a shot, and places of a track, that are kept. */
export const MOST_TRACKS = 6
export const MOST_SEEN = 12

const middleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** The usual height of a face, as a share of the picture's. */
export const heightOf = ({ seen }: FaceTrack): number => middleOf(seen.map(({ height }) => height))

/** The size of a shot as its largest face tells it; undefined without a face. */
export function sizeOfPeople({ tracks }: MeasuredPeople): ShotSize | undefined {
  const [largest] = tracks
  return largest && sizeOfFace(heightOf(largest))
}

/** Where all that were followed face; undefined without a face, or where they face unlike ways. */
export function facingOfPeople({ tracks }: MeasuredPeople): Facing | undefined {
  const [largest] = tracks
  return tracks.every(({ facing }) => facing === largest?.facing) ? largest?.facing : undefined
}

/** The framing of a number of people in one picture, from one on. */
export const framingOf = (count: number): ShotFraming =>
  count === 1 ? 'single' : count === 2 ? 'two-shot' : 'group'

/** Seconds before and after a face is seen in which it is taken to be there. */
const NEAR_SECONDS = 0.6

/** Where a face is at a time; undefined where it was not seen about then. */
export function faceNear(track: FaceTrack, time: number): SeenFace | undefined {
  const [first, last] = [track.seen[0]?.time ?? 0, track.seen.at(-1)?.time ?? 0]
  return time < first - NEAR_SECONDS || time > last + NEAR_SECONDS ? undefined : faceAt(track, time)
}

/** Where a face of a track is at a time, on the way between its places; at its ends it stays. */
export function faceAt({ seen }: FaceTrack, time: number): SeenFace | undefined {
  const after = seen.find((one) => one.time >= time) ?? seen.at(-1)
  const before = seen.findLast((one) => one.time <= time) ?? seen[0]
  if (!before || !after) return undefined
  const span = after.time - before.time
  const t = span > 0 ? (time - before.time) / span : 0
  const between = (key: keyof SeenFace) => before[key] + (after[key] - before[key]) * t
  return {
    time,
    x: between('x'),
    y: between('y'),
    width: between('width'),
    height: between('height'),
  }
}
