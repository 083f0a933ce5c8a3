import type { ProjectId, ShotId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import { downloadOriginal, downloadUpscaled, saveCame } from '../../store/handover/downloads.ts'
import { exportProjectFile } from '../../store/library/export-project.ts'
import { fileWords } from '../words/file-words.ts'

/**
 * The single files that buttons of the screen save, with words in the current language. Those of
 * Hand over are in domain/handover/file-kinds.ts.
 */
export const EXPORTS = {
  original: (shot: ShotId) => downloadOriginal(shot, fileWords()),
  upscaled: (shot: ShotId) => downloadUpscaled(shot, fileWords()),
  /** The received bytes of a failed call. */
  came: (came: NonNullable<Problem['came']>) => saveCame(came, fileWords()),
  /** A project with its history and media, to be imported elsewhere. */
  project: (id: ProjectId) => exportProjectFile(id, fileWords()),
}
