import type { ReferenceRole, ReferenceSource } from '../board/reference.ts'
import type { Shot } from '../board/shot.ts'
import { framesFor, type Reach } from '../clip/frames.ts'
import { toldSubjects } from '../engines/told-subjects.ts'
import type { Project } from '../project/project.ts'
import { type Naming, subjectsIn } from '../scene/named-subjects.ts'
import type { Crop, SubjectKind } from '../scene/subject.ts'
import type { PlannedReference } from './planned-reference.ts'

const ROLES = { people: 'identity', places: 'place' } as const satisfies Partial<
  Record<SubjectKind, ReferenceRole>
>

/**
 * The parts of frames that show the people whom a shot names, or its place: of each the first whose
 * frame is there and may go to the engine. The words are its name.
 */
export function subjectReferences(
  project: Project,
  shot: Naming,
  kind: keyof typeof ROLES,
  engine: Reach,
): readonly PlannedReference[] {
  // An engine on this device draws from the clip's frames themselves.
  if (!engine.leavesDevice) return []
  const frames = new Map(framesFor(project, engine).map((frame) => [frame.id, frame]))
  const ofKind = subjectsIn(project, shot).filter((named) => named.kind === kind)
  return ofKind.flatMap(({ subject }): readonly PlannedReference[] => {
    const crop = subject.crops?.find((one) => frames.has(one.frame))
    const frame = crop && frames.get(crop.frame)
    if (!frame) return []
    const which = { time: frame.time, blob: frame.blob, words: subject.label }
    return [{ id: crop.id, role: ROLES[kind], source: sourceOf(crop), ...which }]
  })
}

/** A crop that is the whole frame goes as the frame: its bytes are there already. */
function sourceOf({ frame, rectangle }: Crop): ReferenceSource {
  const { x, y, width, height } = rectangle
  const isWhole = x === 0 && y === 0 && width === 1 && height === 1
  return isWhole ? { kind: 'frame', frame } : { kind: 'crop', frame, rectangle }
}

/** True where a person's crop takes the place of the board's frame as the identity. */
export const isPersonSent = (project: Project, shot: Naming | undefined, engine: Reach): boolean =>
  shot !== undefined && subjectReferences(project, shot, 'people', engine).length > 0

/**
 * What a person may have changed of the entries that a shot names: their words, and the crops drawn
 * by hand that are sent where the shot has no list of its own.
 */
export function saidOfShot(project: Project, shot: Naming & Pick<Shot, 'references'>): string {
  const named = subjectsIn(project, shot)
  const drawn = named.flatMap(({ subject: { crops: [first] = [] } }) =>
    first?.byHand && !shot.references ? [[first.frame, first.rectangle]] : [],
  )
  return JSON.stringify([toldSubjects(named), drawn])
}
