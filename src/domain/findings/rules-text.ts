import type { Shot } from '../board/shot.ts'
import { countWords } from '../scene/count-words.ts'
import type { BoardView } from './board-view.ts'
import { type Fix, type Hit, set } from './finding.ts'
import { overlap, sentencesOf, trigramsOf, upperFirst } from './text-words.ts'

/** Share of the shorter text's word triples that the other text contains, 0 to 1. */
const SAID_TWICE = 0.6
const FEWEST_TRIGRAMS = 3

/** Share of the shorter text's word triples that the other text contains, 0 to 1. */
export const sharedWording = (one: string, other: string): number =>
  overlap(trigramsOf(one), trigramsOf(other), FEWEST_TRIGRAMS)

/** A text most of whose word triples an earlier text contains. */
export function saidTwice({ shots }: BoardView): readonly Hit[] {
  const told = shots.map(({ text }) => trigramsOf(text))
  return shots.flatMap((shot, i): readonly Hit[] => {
    const own = told[i] ?? new Set<string>()
    const earlier = shots.find((_, k) => k < i && overlap(told[k] ?? own, own, FEWEST_TRIGRAMS) > SAID_TWICE)
    if (!earlier) return []
    return [
      {
        found: { code: 'said-twice' },
        shots: [earlier, shot],
        fixes: [{ code: 'merge', edit: { kind: 'merge', shot: shot.id, into: earlier.id } }],
      },
    ]
  })
}

/** Words that mark a sequence of events. */
const SEQUENCE = /(?:[,;.–—-]\s*|\s)(?:and\s+)?(then|after that|afterwards)\b,?\s*/i
const BEGINS = /\b(begins|starts) to ([a-z]+)\b/i
const PRONOUN = /^\s*(he|she|they|it|his|her|their|its)\b/i
const OWNING = /^(?:his|her|their|its)$/i
const MOST_WORDS = 80

/**
 * Not one moment: a picture shows one, so no sequence of them, no beginning, not more than 80
 * words; and a text complete in itself does not open with a pronoun.
 */
export function severalMoments({ shots }: BoardView): readonly Hit[] {
  return shots.flatMap((shot) => ofOneText(shot) ?? [])
}

function ofOneText(shot: Shot): Hit | undefined {
  const { text, cast = [] } = shot
  const hit = (found: Hit['found'], fixes: readonly Fix[]): Hit => ({ found, shots: [shot], fixes })
  const sequence = SEQUENCE.exec(text)
  if (sequence) {
    const [first, rest] = [text.slice(0, sequence.index), text.slice(sequence.index + sequence[0].length)]
    const kept = first.trim() === '' ? [] : [set('first-moment', shot, { text: ended(first) })]
    const split =
      first.trim() === '' || rest.trim() === '' ? [] : [splitText(shot, ended(first), opened(rest, cast))]
    return hit({ code: 'several-moments', word: sequence[1] ?? '' }, [...split, ...kept])
  }
  const begins = BEGINS.exec(text)
  if (begins) {
    const fixed = text.replace(BEGINS, (_, __, verb: string) => thirdPerson(verb))
    return hit({ code: 'several-moments', word: begins[0] }, [set('plain-verb', shot, { text: fixed })])
  }
  const words = countWords(text)
  if (words > MOST_WORDS) {
    const sentences = sentencesOf(text)
    const upTo = (count: number) => sentences.slice(0, count).join('').trim()
    const count = sentences.findLastIndex((_, i) => i > 0 && countWords(upTo(i)) <= MOST_WORDS)
    const rest = sentences.slice(count).join('').trim()
    const kept =
      count > 0 ? [splitText(shot, upTo(count), rest), set('first-moment', shot, { text: upTo(count) })] : []
    return hit({ code: 'many-words', words }, kept)
  }
  const opening = PRONOUN.exec(text)?.[1]
  if (!opening) return undefined
  const [name, ...others] = cast
  const said = name && upperFirst(OWNING.test(opening) ? `${name}’s` : name)
  const fixes =
    said && others.length === 0 ? [set('name-first', shot, { text: text.replace(PRONOUN, said) })] : []
  return hit({ code: 'opens-with', word: opening }, fixes)
}

function splitText(shot: Shot, text: string, rest: string): Fix {
  const { cast, place } = shot
  return {
    code: 'split-text',
    edit: {
      kind: 'split',
      change: { shot: shot.id, fields: { text } },
      plan: { text: rest, ...(cast && { cast }), ...(place && { place }) },
    },
  }
}

/** With a full stop. */
const ended = (text: string) =>
  `${text
    .trim()
    .replace(/[\s,;:–—-]+$/u, '')
    .replace(/[.]+$/, '')}.`

/** "walks out" → "Mika walks out", where only Mika is in the shot. */
function opened(text: string, [name, ...others]: readonly string[]): string {
  const said = name && others.length === 0 && /^\p{Ll}/u.test(text) && !PRONOUN.test(text)
  return upperFirst(said ? `${name} ${text.trim()}` : text.trim())
}

/** "walk" → "walks", "cry" → "cries", "reach" → "reaches". */
function thirdPerson(verb: string): string {
  const other: Readonly<Record<string, string>> = { be: 'is', have: 'has' }
  if (other[verb]) return other[verb]
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`
}
