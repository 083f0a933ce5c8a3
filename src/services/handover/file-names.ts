import { shownTake, type Take, takeNumber, type UpscaledTake } from '../../domain/board/shot.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { pictureEnding } from '../../domain/takes/picture-kind.ts'

/** `shot_001.png`: the shot's place on the board, counted from 1, and the picture's own format. */
export function pictureName(index: number, take: Take): string {
  return `${placeName(index)}${pictureEnding(take.mime) ?? '.bin'}`
}

/** `shot_001_upscaled.png`: the same of an upscaled picture. */
export function upscaledName(index: number, { mime = 'image/png' }: UpscaledTake): string {
  return `${placeName(index)}_upscaled${pictureEnding(mime) ?? '.bin'}`
}

const placeName = (index: number) => `shot_${String(index + 1).padStart(3, '0')}`

/**
 * `Pilot_shot_001_take_2.png`: a picture by itself, so that neither another take nor another
 * project has its name.
 */
export function aloneName({ name, shots }: Project, id: ShotId, upscaled = false): string {
  const index = shots.findIndex((shot) => shot.id === id)
  const shot = shots[index]
  const take = shot && shownTake(shot)
  if (!take) return fileName(name, '.bin')
  const { mime = 'image/png' } = upscaled ? (take.upscaled ?? {}) : take
  const ending = `${upscaled ? '_upscaled' : ''}${pictureEnding(mime) ?? '.bin'}`
  return fileName(name, `_${placeName(index)}_take_${takeNumber(shot, take)}${ending}`)
}

/**
 * Characters of a name that is made into a file name: with three bytes each and an ending it stays
 * under every system's 255.
 */
const NAME_LENGTH = 60
/** Windows keeps these for itself, whatever the ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A file name that every system takes: letters with their marks, digits, dashes. */
export function fileName(projectName: string, ending: string): string {
  const words = projectName.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const stem = [...words]
    .slice(0, NAME_LENGTH)
    .join('')
    .replace(/^-+|-+$/g, '')
  return `${RESERVED.test(stem) ? `${stem}-storyboard` : stem || 'storyboard'}${ending}`
}
