import type { Rectangle } from '../board/reference.ts'
import type { CropId, FrameId, SubjectId } from '../ids.ts'
import { LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import { WHOLE_FRAME } from './crop-rectangle.ts'
import { type Aspect, isSameLabel, SUBJECT_KINDS, type Subject, type SubjectKind } from './subject.ts'

/** A person, place or thing that a description found. */
export interface FoundSubject extends Readonly<Partial<Record<Aspect, string>>> {
  readonly label: string
  /** The place, from 0, of the frame where it is seen best, among those that were described. */
  readonly frame?: number
  /** The part of that frame that shows it; absent: all of it. */
  readonly box?: Rectangle
}

export type FoundSubjects = Readonly<Record<SubjectKind, readonly FoundSubject[]>>

/**
 * Takes over what a description found. What a person added or edited stays as it is, and what a
 * person took off the lists stays away; everything else is replaced.
 * @param frames that were described, in order of time
 * @param newId makes the id of an entry or a crop
 */
export function withFound(
  project: Project,
  found: FoundSubjects,
  frames: readonly FrameId[],
  newId: () => string,
): Project {
  const leftOut = project.leftOut ?? []
  return SUBJECT_KINDS.reduce((now, kind) => {
    const before = now[kind] ?? []
    const byHand = before.filter((one) => one.byHand)
    const isNew = ({ label }: FoundSubject) =>
      !byHand.some((one) => isSameLabel(one.label, label)) && !leftOut.some((one) => isSameLabel(one, label))
    const fresh = found[kind].filter(isNew).map((one) => {
      const same = before.find(({ label }) => isSameLabel(label, one.label))
      return subjectFrom(one, same?.id ?? (newId() as SubjectId), frames, newId)
    })
    const staying = before.flatMap((one) => (one.byHand ? [one] : fresh.filter(({ id }) => id === one.id)))
    const list = [...staying, ...fresh.filter((one) => !staying.includes(one))].slice(0, LIMITS.subjects)
    const { [kind]: _, ...rest } = now
    return list.length > 0 ? { ...rest, [kind]: list } : rest
  }, project)
}

function subjectFrom(
  { frame: place, box = WHOLE_FRAME, ...said }: FoundSubject,
  id: SubjectId,
  frames: readonly FrameId[],
  newId: () => string,
): Subject {
  const frame = place === undefined ? undefined : frames[place]
  if (frame === undefined) return { id, ...said }
  return { id, ...said, crops: [{ id: newId() as CropId, frame, rectangle: box }] }
}
