import { withStyleWords } from '../../domain/scene/style-words.ts'
import type { StyleWords } from '../../domain/scene/subject.ts'
import { toAppError } from '../../lib/errors.ts'
import { setProblem } from '../jobs/problems.ts'
import { editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'
import { loadBlob } from '../project/writer.ts'

export const editStyleWords = (change: Partial<Pick<StyleWords, 'palette' | 'words'>>) =>
  editProject((project) => withStyleWords(project, change), { edit: 'style-words' })

/** Whether the style's words go alone, without its picture. */
export const setBoardWordsOnly = (wordsOnly: boolean) =>
  editProject(({ wordsOnly: _, ...project }) => (wordsOnly ? { ...project, wordsOnly } : project), {
    edit: 'words-only',
  })

/** Measures the colours of the style picture on this device, and takes them as the palette. */
export async function measurePalette(): Promise<void> {
  const style = useProjectStore.getState().project?.style
  if (!style) return
  try {
    const picture = await loadBlob(style.blob)
    if (!picture) return
    const { findPalette } = await import('../../services/style/find-palette.ts')
    const palette = await findPalette(picture)
    if (useProjectStore.getState().project?.style?.blob === style.blob) editStyleWords({ palette })
  } catch (error) {
    setProblem('style', toAppError(error))
  }
}
