import type { ShotPlan } from '../board/shot-fields.ts'
import {
  isSameLabel,
  NAMED_IN,
  SUBJECT_KINDS,
  SUBJECTS,
  type Subject,
  type SubjectKind,
  type WhoAndWhere,
} from './subject.ts'

export interface NamedSubject {
  readonly kind: SubjectKind
  readonly subject: Subject
}

/** What a shot says of who is in it, where it is and what is seen. */
export type Naming = Pick<ShotPlan, (typeof NAMED_IN)[SubjectKind]>

/** The entries that a shot names: people, its place, things, each in the shot's order. */
export const subjectsIn = (lists: WhoAndWhere, shot: Naming): readonly NamedSubject[] =>
  SUBJECT_KINDS.flatMap((kind) =>
    namesIn(shot, kind).flatMap((name) => {
      const subject = lists[kind]?.find(({ label }) => isSameLabel(label, name))
      return subject ? [{ kind, subject }] : []
    }),
  )

/** The names in a shot's field for one of the lists. */
const namesIn = (shot: Naming, kind: SubjectKind): readonly string[] => [shot[NAMED_IN[kind]] ?? []].flat()

/** Every entry of the lists: people, places, things. */
export const allSubjects = (lists: WhoAndWhere): readonly NamedSubject[] =>
  SUBJECT_KINDS.flatMap((kind) => (lists[kind] ?? []).map((subject) => ({ kind, subject })))

/** True where something is said of an entry beside its name. */
export const isDescribed = ({ kind, subject }: NamedSubject): boolean =>
  SUBJECTS[kind].some((aspect) => subject[aspect]?.trim())
