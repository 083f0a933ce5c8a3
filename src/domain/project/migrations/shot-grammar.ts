import { lensIn, type ShotLens } from '../../board/lenses.ts'
import { LIMITS } from '../limits.ts'
import { each, type Stored } from './records.ts'

/**
 * Version 2 held framing among the angles, a focal length in words, and notes as prose. Version 3
 * splits them: the framing, the class of lens, and entries that must be kept. Takes keep what they
 * were drawn from. What is no shot is left to the schema.
 */
export const withShotGrammar = (record: Stored): Stored => ({
  ...record,
  shots: each(record.shots, withGrammar),
  shelf: each(record.shelf, withGrammar),
})

function withGrammar(shot: Stored): Stored {
  const { angle, lens, notes, ...others } = shot
  const { left, ...known } = lensFrom(lens)
  const keep = [...left, ...linesOf(notes)]
  return {
    ...others,
    ...framed(angle),
    ...known,
    ...(keep.length > 0 ? { keep: atMost(keep) } : {}),
  }
}

function framed(angle: unknown): Stored {
  if (angle === 'over-shoulder') return { framing: angle, angle: 'eye-level' }
  if (angle === 'point-of-view') return { framing: angle }
  return angle === undefined ? {} : { angle }
}

/** "35 mm" amid words, or the end of a range of focal lengths. */
const MILLIMETRES = /(\d[\d.]*\s*[-–]\s*)?(\d+(?:\.\d+)?)\s*mm\b/i

/** The class of a lens in words, and the words that say more than the class. */
function lensFrom(words: unknown): { readonly lens?: ShotLens; readonly left: readonly string[] } {
  if (typeof words !== 'string' || words.trim() === '') return { left: [] }
  const named = lensIn(words)
  if (named !== undefined) return { lens: named, left: [] }
  const [found, range, mm] = MILLIMETRES.exec(words) ?? []
  if (found === undefined || range !== undefined) return { left: [words.trim()] }
  const rest = words
    .replace(found, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:()-]+|[\s,;:()-]+$|^lens$/gi, '')
  const lens = lensIn(`${mm} mm`)
  if (lensIn(rest) === 'macro') return { lens: 'macro', left: [] }
  return { ...(lens === undefined ? {} : { lens }), left: rest === '' ? [] : [rest] }
}

const linesOf = (notes: unknown): readonly string[] =>
  typeof notes === 'string'
    ? notes
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
    : []

/** Notes had no limit: the last entry holds the lines beyond it. */
const atMost = (entries: readonly string[]): readonly string[] =>
  entries.length <= LIMITS.listed
    ? entries
    : [...entries.slice(0, LIMITS.listed - 1), entries.slice(LIMITS.listed - 1).join('\n')]
