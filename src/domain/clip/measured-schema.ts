import * as v from 'valibot'
import { SHOT_MOVES } from '../board/shot-terms.ts'
import { measuredPeople } from '../people/face-track-schema.ts'
import { type Entries, from, line, list, seconds } from '../project/schema-parts.ts'
import { MEASURED_COLOURS, type MeasuredClip, type MeasuredShot, MOST_MEASURED } from './measured.ts'

const shot = v.object({
  start: seconds,
  end: seconds,
  by: v.exactOptional(v.picklist(['cut', 'dissolve'])),
  move: v.exactOptional(v.picklist(SHOT_MOVES)),
  speed: from(0, 1000),
  light: from(0, 1),
  palette: list(line, MEASURED_COLOURS),
  people: v.exactOptional(measuredPeople),
} satisfies Entries<MeasuredShot>)

/** What was measured of a clip, from outside. */
export const measuredSchema = v.object({
  start: seconds,
  end: seconds,
  shots: list(shot, MOST_MEASURED),
  facesAt: v.exactOptional(seconds),
} satisfies Entries<MeasuredClip>)
