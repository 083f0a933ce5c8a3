import { lensOf, SHOT_LENSES, type ShotLens } from '../board/shot-terms.ts'

/** Other names of lenses, in the spelling of `plainTerm`. */
const LENS_NAMES: ReadonlyMap<string, ShotLens> = new Map([
  ['wide', 'wide-angle'],
  ['standard', 'normal'],
  ['telephoto', 'tele'],
  ['long', 'tele'],
  ['short-tele', 'portrait'],
])

/** "Medium Close", "medium_close" → "medium-close"; "Bird's eye" → "birds-eye". */
export const plainTerm = (said: string): string =>
  said
    .trim()
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[\s_-]+/g, '-')

/** "35 mm", "35mm", "35": the focal length in millimetres. */
const MILLIMETRES = /^(\d+(?:\.\d+)?)\s*(?:mm)?$/i

/** The class of lens that is meant by a focal length or a name; undefined where it is neither. */
export function lensIn(said: string): ShotLens | undefined {
  const mm = Number(MILLIMETRES.exec(said.trim())?.[1])
  if (mm > 0) return lensOf(mm)
  const name = plainTerm(said).replace(/-lens$/, '')
  return LENS_NAMES.get(name) ?? SHOT_LENSES.find((lens) => lens === name)
}
