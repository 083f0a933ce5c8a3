import type { ProjectId } from '../../domain/ids.ts'
import { exportProjectFile } from '../../store/library/project-files.ts'
import { fileWords } from '../words/file-words.ts'

/** Exports a project as a file, with words in the current language. */
export const exportFile = (id: ProjectId): Promise<void> => exportProjectFile(id, fileWords())
