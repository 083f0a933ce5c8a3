/** Classes of focal length. */
export const SHOT_LENSES = ['ultra-wide', 'wide-angle', 'normal', 'portrait', 'tele', 'macro'] as const
export type ShotLens = (typeof SHOT_LENSES)[number]

/** Focal lengths of each class in millimetres on full frame. A macro lens is known by its name. */
const LENS_RANGES: readonly (readonly [lens: ShotLens, from: number, to: number])[] = [
  ['ultra-wide', 14, 20],
  ['wide-angle', 24, 28],
  ['normal', 35, 50],
  ['portrait', 75, 100],
  ['tele', 135, 800],
]

/** The class nearest to a focal length, measured by factor. `mm` is positive. */
function lensOf(mm: number): ShotLens {
  const factor = ([, from, to]: (typeof LENS_RANGES)[number]) => Math.max(from / mm, mm / to, 1)
  return LENS_RANGES.reduce((best, range) => (factor(range) < factor(best) ? range : best))[0]
}

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

/** A smaller number is a duration or a count that slipped into the lens's place. */
const SHORTEST_MM = 4

/** "35 mm", "35mm", "35": the focal length in millimetres. */
const MILLIMETRES = /^(\d+(?:\.\d+)?)\s*(?:mm)?$/i

/** The class of lens that is meant by a focal length or a name; undefined where it is neither. */
export function lensIn(said: string): ShotLens | undefined {
  const mm = Number(MILLIMETRES.exec(said.trim())?.[1])
  if (mm >= SHORTEST_MM) return lensOf(mm)
  const name = plainTerm(said).replace(/-lens$/, '')
  return LENS_NAMES.get(name) ?? SHOT_LENSES.find((lens) => lens === name)
}
