import { styleOf } from '../../domain/scene/style-source.ts'
import { withStyleFrom, withStyleWords } from '../../domain/scene/style-words.ts'
import type { StyleWords } from '../../domain/scene/subject.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
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

/**
 * Measures the style picture on this device: its colours become the palette, its line and grain
 * take the place of what an earlier measurement said. A person's own words stay.
 */
export async function measureStyleWords(): Promise<void> {
  const style = useProjectStore.getState().project?.style
  if (!style) return
  try {
    const picture = await loadBlob(style.blob)
    if (!picture) throw new AppError('picture-gone')
    const { measureStyle } = await import('../../services/style/measure-style.ts')
    const { palette, words, choices } = await measureStyle(picture)
    if (useProjectStore.getState().project?.style?.blob !== style.blob) return
    editProject(
      (project) =>
        withStyleFrom(project, 'measured', styleOf(project, 'measured'), { palette, words }, choices),
      { edit: 'style-words' },
    )
  } catch (error) {
    setProblem('style', toAppError(error))
  }
}
