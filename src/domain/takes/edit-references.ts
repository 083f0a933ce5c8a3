import { withShot } from '../board/board.ts'
import type { ReferenceEntry, ReferenceFile } from '../board/reference.ts'
import type { ReferenceFileId, ShotId } from '../ids.ts'
import { LIMITS } from '../project/limits.ts'
import { allShots, type MoreStyle, type Project, type StylePicture } from '../project/project.ts'

/**
 * Gives a shot its own list of references; undefined: chosen automatically again. A file goes with
 * the last list that names it.
 */
export function withReferences(
  project: Project,
  shot: ShotId,
  list: readonly ReferenceEntry[] | undefined,
): Project {
  return withoutUnnamedFiles(
    withShot(project, shot, ({ references: _, ...rest }) =>
      list ? { ...rest, references: list.slice(0, LIMITS.references) } : rest,
    ),
  )
}

/** Adds a picture from a file; one more than a project may have changes nothing. */
export const withReferenceFile = (project: Project, file: ReferenceFile): Project => {
  const { referenceFiles = [] } = project
  return referenceFiles.length >= LIMITS.listed
    ? project
    : { ...project, referenceFiles: [...referenceFiles, file] }
}

function withoutUnnamedFiles(project: Project): Project {
  const { referenceFiles } = project
  if (!referenceFiles) return project
  const named = new Set<ReferenceFileId>(
    allShots(project)
      .flatMap(({ references = [] }) => references)
      .flatMap(({ source }) => (source.kind === 'file' ? [source.file] : [])),
  )
  const left = referenceFiles.filter(({ id }) => named.has(id))
  if (left.length === referenceFiles.length) return project
  const { referenceFiles: _, ...rest } = project
  return left.length > 0 ? { ...rest, referenceFiles: left } : rest
}

/** Adds a style picture; the first one where there is none, nothing beyond three. */
export function withAnotherStyle(project: Project, id: MoreStyle['id'], picture: StylePicture): Project {
  const { style, moreStyles = [] } = project
  if (!style) return { ...project, style: picture }
  if (moreStyles.length >= LIMITS.styles - 1) return project
  return { ...project, moreStyles: [...moreStyles, { ...picture, id }] }
}

/** Takes a further style picture away. */
export function withoutStyle(project: Project, id: MoreStyle['id']): Project {
  const { moreStyles = [], ...rest } = project
  const left = moreStyles.filter((style) => style.id !== id)
  return left.length > 0 ? { ...rest, moreStyles: left } : rest
}
