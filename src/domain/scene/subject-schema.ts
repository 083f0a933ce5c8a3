import * as v from 'valibot'
import { rectangle } from '../board/reference-schema.ts'
import type { CropId, FrameId, SubjectId } from '../ids.ts'
import { fitAbout, LIMITS } from '../project/limits.ts'
import { type Entries, id, line, list } from '../project/schema-parts.ts'
import {
  type Aspect,
  type Crop,
  type StyleSource,
  type StyleWords,
  SUBJECTS,
  type Subject,
  type SubjectKind,
} from './subject.ts'

const crop = v.object({
  id: id<CropId>(),
  frame: id<FrameId>(),
  rectangle,
  byHand: v.exactOptional(v.literal(true)),
} satisfies Entries<Crop>)

const label = v.pipe(
  line,
  v.check((text) => text.trim() !== ''),
)

const about = v.exactOptional(v.pipe(v.string(), v.maxLength(LIMITS.text), v.transform(fitAbout)))

/** An entry of one of the lists; what its list does not say is dropped. */
function subject(kind: SubjectKind) {
  const aspects = Object.fromEntries(SUBJECTS[kind].map((aspect) => [aspect, about]))
  return v.object({
    id: id<SubjectId>(),
    label,
    ...(aspects as Readonly<Record<Aspect, typeof about>>),
    crops: v.exactOptional(list(crop, LIMITS.crops)),
    byHand: v.exactOptional(v.literal(true)),
  })
}

/** A list of people, places or things. */
export const subjectList = (kind: SubjectKind): v.GenericSchema<unknown, readonly Subject[]> =>
  list(subject(kind), LIMITS.subjects)

/** Labels that a person took off the lists. */
export const labels = list(line, LIMITS.listed)

const palette = list(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)), LIMITS.palette)
const words = list(line, LIMITS.styleWords)

/** The ids of three pictures at most. */
const LONGEST_FROM = 300

const styleSource = v.object({
  from: v.pipe(v.string(), v.maxLength(LONGEST_FROM)),
  palette,
  words,
} satisfies Entries<StyleSource>)

export const styleWords = v.object({
  palette,
  words,
  byHand: v.exactOptional(v.literal(true)),
  read: v.exactOptional(styleSource),
  measured: v.exactOptional(styleSource),
} satisfies Entries<StyleWords>)
