import { plainLetters } from '../../lib/plain-letters.ts'
import { type NumberedBoard, numbersOf } from '../board/shot-numbers.ts'
import type { ShotId } from '../ids.ts'
import type { Preset } from './file-kinds.ts'
import type { Version } from './versions/version.ts'

const LONGEST_SLUG = 40
/** Of a version, which follows the project's: a path on Windows has 260 letters in all. */
const LONGEST_VERSION = 20
const FALLBACK = 'board'
/** Device names that Windows reserves, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** "Früh: eins" → "fruh-eins": a name that every program and disk takes, of 40 letters at most. */
export function slugOf(name: string, longest = LONGEST_SLUG, fallback = FALLBACK): string {
  const plain = plainLetters(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const slug = plain.replace(/^-+/, '').slice(0, longest).replace(/-+$/, '')
  return slug === '' ? fallback : RESERVED.test(slug) ? `${slug}-${fallback}` : slug
}

type Named = Pick<Version, 'name' | 'at'>

/**
 * "pilot", "pilot_round-1" for a version, "pilot_changed-since-round-1" for what has changed since
 * one: the folder of a hand-over, and the beginning of single files. A version whose name has no
 * plain letter is called by its date, as it is in UTC.
 */
export function folderName(project: string, version?: Named, since?: Named): string {
  const slug = ({ name, at }: Named) =>
    slugOf(name, LONGEST_VERSION, new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length))
  return [slugOf(project), version && slug(version), since && `changed-since-${slug(since)}`]
    .filter((part) => part !== undefined)
    .join('_')
}

/** "pilot_client.zip": several files as one, by their folder and for whom they are. */
export const zipName = (folder: string, preset: Preset, isPart: boolean): string =>
  `${folder}_${preset}${isPart ? '_selected-shots' : ''}.zip`

/** Letters of a picture's number in a timeline, so that the whole name is a legal reel of eight. */
const NUMBER_WIDTH = 5

/**
 * "sh_0012A" for shot 12A: names of pictures in a timeline, ASCII and all different. A number that
 * does not fit, or that another shot has in the same spelling, gives way to the shot's place:
 * "sp_00007".
 */
export function mediaStems(board: NumberedBoard): ReadonlyMap<ShotId, string> {
  const numbers = [...numbersOf(board)]
  const given = new Set<string>()
  return new Map(
    numbers.map(([id, number], place) => {
      const plain = asciiNumber(number, '_')
      const own = `sh_${plain.padStart(NUMBER_WIDTH, '0')}`
      const fits = plain !== '' && plain.length <= NUMBER_WIDTH && !given.has(own.toLowerCase())
      const stem = fits ? own : `sp_${String(place + 1).padStart(NUMBER_WIDTH, '0')}`
      given.add(stem.toLowerCase())
      return [id, stem]
    }),
  )
}

/** "pilot_shot-012A_take-2.png": a picture by itself, named uniquely across takes and projects. */
export const pictureFile = (slug: string, number: string, take: number, ending: string, upscaled = false) =>
  `${slug}_shot-${paddedNumber(number)}_take-${take}${upscaled ? '_upscaled' : ''}${ending}`

/** Files sort by name, so a number that begins with digits has at least three. */
const paddedNumber = (number: string) =>
  asciiNumber(number, '-').replace(/^\d+/, (digits) => digits.padStart(3, '0'))

const asciiNumber = (number: string, between: string) =>
  number
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, between)
    .replace(/^[-_]+|[-_]+$/g, '')
