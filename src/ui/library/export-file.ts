import type { ProjectId } from '../../domain/ids.ts'
import { exportProjectFile } from '../../store/library/project-files.ts'
import { fileWords } from '../words/file-words.ts'

/** Writes a project as a file, in the language that is spoken. */
export const exportFile = (id: ProjectId): Promise<void> => exportProjectFile(id, fileWords())
