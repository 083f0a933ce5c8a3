import type { Rectangle } from '../board/reference.ts'
import type { Shot } from '../board/shot.ts'
import type { CropId, FrameId, SubjectId } from '../ids.ts'
import { fitAbout, fitLine, LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import { type Aspect, type Crop, isSameLabel, NAMED_IN, type Subject, type SubjectKind } from './subject.ts'

/** The kind of an entry and the entry; undefined for one that is gone. */
function subjectOf(
  project: Project,
  id: SubjectId,
): { readonly kind: SubjectKind; readonly subject: Subject } | undefined {
  for (const kind of Object.keys(NAMED_IN) as SubjectKind[]) {
    const subject = project[kind]?.find((one) => one.id === id)
    if (subject) return { kind, subject }
  }
  return undefined
}

/** True for a label that another entry of the list has. */
export const isLabelTaken = (project: Project, kind: SubjectKind, label: string, but?: SubjectId): boolean =>
  (project[kind] ?? []).some((one) => one.id !== but && isSameLabel(one.label, label))

/**
 * Adds an entry at the end of its list, or gives it the first free label of `labels`. The same
 * project where the list is full or no label is free.
 */
export function withSubject(
  project: Project,
  kind: SubjectKind,
  id: SubjectId,
  labels: Iterable<string>,
): Project {
  const list = project[kind] ?? []
  if (list.length >= LIMITS.subjects) return project
  for (const said of labels) {
    const label = fitLine(said.trim())
    if (label !== '' && !isLabelTaken(project, kind, label))
      return withoutLeftOut({ ...project, [kind]: [...list, { id, label, byHand: true }] }, label)
  }
  return project
}

/** Takes an entry off its list. Shots that name it keep the name, without its description. */
export function withoutSubject(project: Project, id: SubjectId): Project {
  const found = subjectOf(project, id)
  if (!found) return project
  const { kind, subject } = found
  const left = (project[kind] ?? []).filter((one) => one !== subject)
  return withList({ ...project, leftOut: leftOutWith(project, subject.label) }, kind, left)
}

const leftOutWith = ({ leftOut = [] }: Project, label: string): readonly string[] =>
  [...leftOut.filter((one) => !isSameLabel(one, label)), label].slice(-LIMITS.listed)

/**
 * Gives an entry another label, in the shots that name it too. The same project for a label that is
 * empty, or that another entry of the list has.
 */
export function withLabel(project: Project, id: SubjectId, said: string): Project {
  const found = subjectOf(project, id)
  const label = fitLine(said.trim())
  if (!found || label === '' || label === found.subject.label) return project
  if (isLabelTaken(project, found.kind, label, id)) return project
  const renamed = (shot: Shot) => withNameIn(shot, found.kind, found.subject.label, label)
  const named = withChange(project, id, (subject) => ({ ...subject, label }))
  // A description would bring back the name that it had found.
  const leftOut = found.subject.byHand ? {} : { leftOut: leftOutWith(named, found.subject.label) }
  const shots = { shots: named.shots.map(renamed), shelf: named.shelf.map(renamed) }
  return withoutLeftOut({ ...named, ...leftOut, ...shots }, label)
}

function withNameIn(shot: Shot, kind: SubjectKind, before: string, after: string): Shot {
  const field = NAMED_IN[kind]
  const said = shot[field]
  if (said === undefined) return shot
  if (typeof said === 'string') return isSameLabel(said, before) ? { ...shot, [field]: after } : shot
  if (!said.some((one) => isSameLabel(one, before))) return shot
  const names = said.map((one) => (isSameLabel(one, before) ? after : one))
  return { ...shot, [field]: [...new Set(names)] }
}

/** Says something of an entry; an empty text takes it out. */
export const withAspect = (project: Project, id: SubjectId, aspect: Aspect, text: string): Project =>
  withChange(project, id, ({ [aspect]: _, ...subject }) =>
    text === '' ? subject : { ...subject, [aspect]: fitAbout(text) },
  )

/** Moves an entry within its list by a number of places; its ends stop it. */
export function withSubjectMoved(project: Project, id: SubjectId, by: number): Project {
  const found = subjectOf(project, id)
  if (!found) return project
  const list = project[found.kind] ?? []
  const moved = movedBy(list, list.indexOf(found.subject), by)
  return moved === list ? project : { ...project, [found.kind]: moved }
}

/** Adds a crop behind the others. The same project where an entry has as many as it may. */
export const withCrop = (project: Project, id: SubjectId, crop: Omit<Crop, 'byHand'>): Project =>
  withChange(project, id, (subject) => {
    const { crops = [] } = subject
    return crops.length >= LIMITS.crops
      ? subject
      : { ...subject, crops: [...crops, { ...crop, byHand: true }] }
  })

/** Cuts a crop anew, from the same frame or another one. */
export const withCropCut = (
  project: Project,
  id: SubjectId,
  crop: CropId,
  cut: { readonly frame: FrameId; readonly rectangle: Rectangle },
): Project =>
  withChange(project, id, (subject) => ({
    ...subject,
    crops: (subject.crops ?? []).map((one) => (one.id === crop ? { ...one, ...cut, byHand: true } : one)),
  }))

/** Takes a crop away. */
export const withoutCrop = (project: Project, id: SubjectId, crop: CropId): Project =>
  withChange(project, id, (subject) =>
    withCrops(
      subject,
      (subject.crops ?? []).filter((one) => one.id !== crop),
    ),
  )

/** Puts a crop first: it is the one that pictures are drawn from. */
export const withCropFirst = (project: Project, id: SubjectId, crop: CropId): Project =>
  withChange(project, id, (subject) => {
    const { crops = [] } = subject
    const first = crops.filter((one) => one.id === crop).map((one) => ({ ...one, byHand: true as const }))
    return withCrops(subject, [...first, ...crops.filter((one) => one.id !== crop)])
  })

function withCrops({ crops: _, ...subject }: Subject, crops: readonly Crop[]): Subject {
  return crops.length > 0 ? { ...subject, crops } : subject
}

/** The project with one entry changed, by a person. */
function withChange(project: Project, id: SubjectId, change: (subject: Subject) => Subject): Project {
  const found = subjectOf(project, id)
  if (!found) return project
  const { kind, subject } = found
  const changed = change(subject)
  if (changed === subject) return project
  const list = (project[kind] ?? []).map(
    (one): Subject => (one === subject ? { ...changed, byHand: true } : one),
  )
  return { ...project, [kind]: list }
}

function withList(project: Project, kind: SubjectKind, list: readonly Subject[]): Project {
  const { [kind]: _, ...rest } = project
  return list.length > 0 ? { ...rest, [kind]: list } : rest
}

function withoutLeftOut(project: Project, label: string): Project {
  const { leftOut, ...rest } = project
  const left = leftOut?.filter((one) => !isSameLabel(one, label)) ?? []
  return left.length > 0 ? { ...rest, leftOut: left } : rest
}

/** The list with one item moved; the list itself where it stays in its place. */
function movedBy<Item>(list: readonly Item[], from: number, by: number): readonly Item[] {
  const to = Math.min(list.length - 1, Math.max(0, from + by))
  const item = list[from]
  if (item === undefined || to === from) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, item)
}
