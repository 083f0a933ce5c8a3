import { shownTake } from '../../domain/board/shot.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import { pictureEnding } from '../../domain/takes/picture-kind.ts'
import { AppError } from '../../lib/errors.ts'
import { download } from '../../services/handover/download.ts'
import { aloneName } from '../../services/handover/file-names.ts'
import type { FileWords } from '../../services/handover/file-words.ts'
import { loadAsked } from '../app/asked-code.ts'
import { setProblem } from '../jobs/problems.ts'
import { openedProject } from '../project/store.ts'
import { noteSaved } from '../takes/unsaved-answers.ts'

const leaving = async (words: FileWords) => (await loadAsked(() => import('./burnt.ts'))).leaving(words)

/** Downloads a shot's shown picture, drawn or upscaled, and reports a missing one. */
async function downloadPicture(id: ShotId, words: FileWords, upscaled: boolean): Promise<void> {
  const project = openedProject()
  const shot = project.shots.find((one) => one.id === id)
  const take = shot && shownTake(shot)
  const blob = upscaled ? take?.upscaled?.blob : take?.blob
  if (!blob || !take) return
  try {
    const { as, load } = await leaving(words)
    const name = aloneName(as(project), id, upscaled)
    const picture = await load(blob, shot, take)
    if (!picture) throw new AppError('picture-gone', name)
    download(picture, name)
  } catch (error) {
    setProblem('project', error)
  }
}

export const downloadOriginal = (id: ShotId, words: FileWords) => downloadPicture(id, words, false)
export const downloadUpscaled = (id: ShotId, words: FileWords) => downloadPicture(id, words, true)

/** Saves the received bytes of a failed call unchanged. */
export function saveCame(came: NonNullable<Problem['came']>, { answer }: Pick<FileWords, 'answer'>): void {
  const { file } = came
  if (!file) return
  noteSaved(came)
  const ending = pictureEnding(file.type) ?? (file.type === 'application/json' ? '.json' : '.bin')
  download(new Blob([file.bytes], { type: file.type }), `${answer}${ending}`)
}
