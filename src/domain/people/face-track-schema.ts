import * as v from 'valibot'
import { type Entries, from, list, seconds, whole } from '../project/schema-parts.ts'
import type { FaceTrack, MeasuredPeople, SeenFace } from './face-track.ts'
import { MOST_SEEN, MOST_TRACKS } from './face-track.ts'

/** A face may reach over the picture's border, by less than its own size. */
const share = from(-2, 3)

const seen = v.object({
  time: seconds,
  x: share,
  y: share,
  width: share,
  height: share,
} satisfies Entries<SeenFace>)

const track = v.object({
  facing: v.picklist(['left', 'right', 'toward']),
  seen: v.pipe(list(seen, MOST_SEEN), v.minLength(1)),
} satisfies Entries<FaceTrack>)

/** What was found of the people in a shot of the clip, from outside. */
export const measuredPeople = v.object({
  count: whole(0, 1000),
  tracks: list(track, MOST_TRACKS),
} satisfies Entries<MeasuredPeople>)
