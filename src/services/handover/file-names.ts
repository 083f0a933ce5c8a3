import { shownTake, takeNumber } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { pictureFile, slugOf } from '../../domain/handover/names.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { pictureEnding } from '../../domain/takes/picture-kind.ts'
import type { FileWords } from './file-words.ts'

/** "pilot_shot-001_take-2.png": a single picture, named uniquely across takes and projects. */
export function aloneName(project: Project, id: ShotId, upscaled = false): string {
  const shot = project.shots.find((one) => one.id === id)
  const take = shot && shownTake(shot)
  const { mime = 'image/png' } = (upscaled ? take?.upscaled : take) ?? {}
  const ending = pictureEnding(mime) ?? '.bin'
  const number = numberOf(project, id)
  return pictureFile(slugOf(project.name), number, take ? takeNumber(shot, take) : 0, ending, upscaled)
}

/**
 * Characters of a name in a file name: at three bytes each plus an ending, below every system's
 * limit of 255 bytes.
 */
const NAME_LENGTH = 60
/** Device names that Windows reserves, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A file name valid on every system: letters with their marks, digits, dashes. */
export function fileName(
  projectName: string,
  ending: string,
  { storyboard }: Pick<FileWords, 'storyboard'>,
): string {
  const words = projectName.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const stem = [...words]
    .slice(0, NAME_LENGTH)
    .join('')
    .replace(/^-+|-+$/g, '')
  return `${RESERVED.test(stem) ? `${stem}-${storyboard}` : stem || storyboard}${ending}`
}
