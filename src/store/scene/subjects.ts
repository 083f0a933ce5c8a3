import type { Rectangle } from '../../domain/board/reference.ts'
import type { CropId, FrameId, SubjectId } from '../../domain/ids.ts'
import {
  withAspect,
  withCrop,
  withCropCut,
  withCropFirst,
  withLabel,
  withoutCrop,
  withoutSubject,
  withSubject,
  withSubjectMoved,
} from '../../domain/scene/edit-subjects.ts'
import { withFaceAsPerson } from '../../domain/scene/offered-faces.ts'
import type { Aspect, SubjectKind } from '../../domain/scene/subject.ts'
import { newId } from '../../lib/ids.ts'
import { editProject } from '../project/edits.ts'

/** Where a crop is cut: a frame of the clip, and the part of it. */
interface Cut {
  readonly frame: FrameId
  readonly rectangle: Rectangle
}

/** Adds an entry under the first of these labels that is free. @returns its id */
export function addSubject(kind: SubjectKind, labels: Iterable<string>): SubjectId {
  const id = newId<SubjectId>()
  editProject((project) => withSubject(project, kind, id, labels), { edit: 'add-subject' })
  return id
}

/** Adds a face of the clip as a person under the first of these labels that is free. */
export function addFace(labels: Iterable<string>, cut: Cut): void {
  const ids = { subject: newId<SubjectId>(), crop: newId<CropId>() }
  editProject((project) => withFaceAsPerson(project, ids.subject, labels, { ...cut, id: ids.crop }), {
    edit: 'add-subject',
  })
}

export const removeSubject = (id: SubjectId) =>
  editProject((project) => withoutSubject(project, id), { edit: 'remove-subject' })

/** Renames an entry, in the shots too. */
export const renameSubject = (id: SubjectId, label: string) =>
  editProject((project) => withLabel(project, id, label), { edit: 'rename-subject' })

export const describeSubject = (id: SubjectId, aspect: Aspect, text: string, takesBack = false) =>
  editProject((project) => withAspect(project, id, aspect, text), {
    edit: 'describe-subject',
    group: `${aspect}:${id}`,
    takesBack,
  })

/** Moves an entry within its list; steps in a row are one edit. */
export const moveSubject = (id: SubjectId, by: number) =>
  editProject((project) => withSubjectMoved(project, id, by), { edit: 'move-subject', group: `move:${id}` })

export const addCrop = (id: SubjectId, cut: Cut) => {
  const crop = { ...cut, id: newId<CropId>() }
  editProject((project) => withCrop(project, id, crop), { edit: 'crop' })
}

export const cutCrop = (id: SubjectId, crop: CropId, cut: Cut) =>
  editProject((project) => withCropCut(project, id, crop, cut), { edit: 'crop' })

export const putCropFirst = (id: SubjectId, crop: CropId) =>
  editProject((project) => withCropFirst(project, id, crop), { edit: 'crop' })

export const removeCrop = (id: SubjectId, crop: CropId) =>
  editProject((project) => withoutCrop(project, id, crop), { edit: 'remove-crop' })
