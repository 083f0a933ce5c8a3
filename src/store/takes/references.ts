import { withShot } from '../../domain/board/board.ts'
import type {
  Continuity,
  ReferenceEntry,
  ReferenceFile,
  ReferenceRole,
} from '../../domain/board/reference.ts'
import type { BlobId, ReferenceFileId, ReferenceId, ShotId, TakeId } from '../../domain/ids.ts'
import { fileKind } from '../../domain/library/file-kind.ts'
import { fitLine } from '../../domain/project/limits.ts'
import { withReferenceFile, withReferences } from '../../domain/takes/edit-references.ts'
import type { ManifestRow } from '../../domain/takes/planned-reference.ts'
import { REFERENCE_FORMAT } from '../../domain/takes/reference-format.ts'
import { asList } from '../../domain/takes/reference-list.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { commitProject, editProject } from '../project/edits.ts'
import { openedProject } from '../project/store.ts'
import { loadPreparing, ownError } from './own-picture.ts'

/** The rows of a shot as a list that a person may change. */
export const listFrom = (rows: readonly ManifestRow[]): readonly ReferenceEntry[] =>
  asList(rows, newId<ReferenceId>)

/** An entry for a picture that a person adds. */
export const newEntry = (role: ReferenceRole, source: ReferenceEntry['source']): ReferenceEntry => ({
  id: newId<ReferenceId>(),
  role,
  source,
})

/** Makes the list of a shot the person's; undefined: chosen automatically again. */
export const setReferences = (shot: ShotId, list: readonly ReferenceEntry[] | undefined): void =>
  editProject((project) => withReferences(project, shot, list), { edit: 'references' })

/**
 * The list with other words in one row, which are typed.
 * @param row tells the row from the others of the shot
 */
export const setReferenceWords = (
  shot: ShotId,
  list: readonly ReferenceEntry[],
  row: string,
  takesBack = false,
): void =>
  editProject((project) => withReferences(project, shot, list), {
    edit: 'references',
    group: `reference-words:${shot}:${row}`,
    takesBack,
  })

/** Undefined: as the board. */
export const setContinuity = (shot: ShotId, continuity: Continuity | undefined): void =>
  editProject(
    (project) =>
      withShot(project, shot, ({ continuity: _, ...rest }) => (continuity ? { ...rest, continuity } : rest)),
    { edit: 'continuity' },
  )

/** A shot that wants what its board wants follows the board. */
export const setWordsOnly = (shot: ShotId, wordsOnly: boolean): void =>
  editProject(
    (project) =>
      withShot(project, shot, ({ wordsOnly: _, ...rest }) =>
        wordsOnly === (project.wordsOnly ?? false) ? rest : { ...rest, wordsOnly },
      ),
    { edit: 'words-only' },
  )

/** For shots that do not say; undefined: automatic. */
export const setBoardContinuity = (continuity: Continuity | undefined): void =>
  editProject(({ continuity: _, ...rest }) => (continuity ? { ...rest, continuity } : rest), {
    edit: 'continuity',
  })

/** The take that keeps the others consistent where continuity is the anchor's; undefined: none. */
export const setAnchor = (anchor: TakeId | undefined): void =>
  editProject(({ anchor: _, ...rest }) => (anchor ? { ...rest, anchor } : rest), { edit: 'continuity' })

/** For shots that do not say. */
export const setBoardWordsOnly = (wordsOnly: boolean): void =>
  editProject(({ wordsOnly: _, ...rest }) => (wordsOnly ? { ...rest, wordsOnly } : rest), {
    edit: 'words-only',
  })

/** Also where it is not so: an earlier version's setting may say otherwise. */
export const setBoardNoFrame = (noFrame: boolean): void =>
  editProject((project) => ({ ...project, noFrame }), { edit: 'no-frame' })

/**
 * Adds a picture from a file to the end of a shot's list, scaled down to what models read.
 * @param automatic what the list is where the shot has none of its own
 * @throws AppError of the `own-…` codes, `download-failed`
 */
export async function addReferenceFile(
  shot: ShotId,
  file: File,
  automatic: readonly ReferenceEntry[],
  role: ReferenceRole,
): Promise<void> {
  const { id: project } = openedProject()
  if (fileKind(file) === 'video') throw new AppError('own-is-clip', file.name)
  const { preparePicture } = await loadPreparing()
  const { signal } = new AbortController()
  const { picture, width, height } = await preparePicture(file, REFERENCE_FORMAT, signal).catch(
    (error: unknown) => {
      throw ownError(error)
    },
  )
  openedProject(project)
  const kept: ReferenceFile = {
    id: newId<ReferenceFileId>(),
    blob: newId<BlobId>(),
    name: fitLine(file.name),
    width,
    height,
  }
  const entry = newEntry(role, { kind: 'file', file: kept.id })
  await commitProject(
    (now) => {
      // Reading a photo takes seconds, in which the list may be changed.
      const list = now.shots.find(({ id }) => id === shot)?.references ?? automatic
      return withReferences(withReferenceFile(now, kept), shot, [...list, entry])
    },
    new Map([[kept.blob, picture]]),
    [],
    { edit: 'references' },
  )
}
