import { plainLetters } from '../../lib/plain-letters.ts'
import { type NumberedBoard, numbersOf } from '../board/shot-numbers.ts'
import type { ShotId } from '../ids.ts'

const LONGEST_SLUG = 40
const FALLBACK = 'board'
/** Device names that Windows reserves, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** "Früh: eins" → "fruh-eins": a name that every program and disk takes, of 40 letters at most. */
export function slugOf(name: string): string {
  const plain = plainLetters(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const slug = plain
    .slice(0, LONGEST_SLUG + 1)
    .replace(/^-+/, '')
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, '')
  return slug === '' ? FALLBACK : RESERVED.test(slug) ? `${slug}-${FALLBACK}` : slug
}

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
