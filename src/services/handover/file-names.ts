import { shownTake, type Take, takeNumber, type UpscaledTake } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { pictureEnding } from '../../domain/takes/picture-kind.ts'
import type { FileWords } from './file-words.ts'

/** `shot_001.png`: the shot's number, and the picture's own format. */
export function pictureName(number: string, take: Take, words: FileWords): string {
  return `${shotName(number, words)}${pictureEnding(take.mime) ?? '.bin'}`
}

/** `shot_001_upscaled.png`: the same for an upscaled picture. */
export function upscaledName(number: string, take: UpscaledTake, words: FileWords): string {
  return `${words.upscaled(shotName(number, words))}${pictureEnding(take.mime ?? 'image/png') ?? '.bin'}`
}

/** Files sort by name, so a number that begins with digits has at least three. */
const shotName = (number: string, words: FileWords) =>
  words.shot(number.replace(/[^\p{L}\p{N}-]+/gu, '-').replace(/^\d+/, (digits) => digits.padStart(3, '0')))

/** `Pilot_shot_001_take_2.png`: a single picture, named uniquely across takes and projects. */
export function aloneName(project: Project, id: ShotId, words: FileWords, upscaled = false): string {
  const { name } = project
  const shot = project.shots.find((one) => one.id === id)
  const take = shot && shownTake(shot)
  if (!take) return fileName(name, '.bin', words)
  const { mime = 'image/png' } = upscaled ? (take.upscaled ?? {}) : take
  const own = words.take(shotName(numberOf(project, id), words), takeNumber(shot, take))
  return fileName(name, `_${upscaled ? words.upscaled(own) : own}${pictureEnding(mime) ?? '.bin'}`, words)
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
