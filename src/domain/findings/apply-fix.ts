import { withoutShot, withShot } from '../board/board.ts'
import { withField } from '../board/edit-field.ts'
import type { Shot } from '../board/shot.ts'
import { SHOT_FIELD_ROWS } from '../board/shot-fields.ts'
import type { ShotId, SubjectId } from '../ids.ts'
import { LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import { withSubject } from '../scene/edit-subjects.ts'
import type { FixEdit, ShotChange } from './finding.ts'

/**
 * The project after a fix. Shots that are gone, and a board without room for another, leave it the
 * same.
 * @param newId makes the id of a shot or a person that the fix adds
 */
export function withFix(project: Project, edit: FixEdit, newId: () => string): Project {
  const newShotId = () => newId() as ShotId
  switch (edit.kind) {
    case 'set':
      return edit.changes.reduce(withChange, project)
    case 'insert': {
      const place = project.shots.findIndex(({ id }) => id === edit.before)
      return withShotAt(project, place, { ...edit.plan, id: newShotId(), takes: [] })
    }
    case 'split': {
      const place = project.shots.findIndex(({ id }) => id === edit.change.shot)
      const added = withShotAt(project, place < 0 ? place : place + 1, {
        ...edit.plan,
        id: newShotId(),
        takes: [],
      })
      return added === project ? project : withChange(added, edit.change)
    }
    case 'merge':
      return withMerged(project, edit.shot, edit.into)
    case 'person':
      return withSubject(project, 'people', newId() as SubjectId, [edit.name])
  }
}

function withChange(project: Project, { shot: id, fields }: ShotChange): Project {
  return withShot(project, id, (shot) =>
    SHOT_FIELD_ROWS.reduce(
      (changed, [key, field]) => (key in fields ? withField(changed, key, field, fields[key]) : changed),
      shot,
    ),
  )
}

function withShotAt(project: Project, place: number, shot: Shot): Project {
  if (place < 0 || project.shots.length >= LIMITS.shots) return project
  return { ...project, shots: project.shots.toSpliced(place, 0, shot) }
}

function withMerged(project: Project, id: ShotId, into: ShotId): Project {
  const gone = project.shots.find((shot) => shot.id === id)
  if (!gone || !project.shots.some((shot) => shot.id === into)) return project
  const joined = withShot(project, into, (shot) => ({ ...shot, takes: [...shot.takes, ...gone.takes] }))
  return withoutShot(
    withShot(joined, id, (shot) => ({ ...shot, takes: [] })),
    id,
  )
}
