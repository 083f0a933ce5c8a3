import * as v from 'valibot'
import { SHOT_ANGLES, SHOT_MOVES, SHOT_SIZES, type ShotPlan } from '../board/shot.ts'
import { LIMITS } from '../project/limits.ts'
import { spokenText } from './spoken.ts'

const TEXT_OR_NULL = { anyOf: [{ type: 'string' }, { type: 'null' }] } as const
const NUMBER_OR_NULL = { anyOf: [{ type: 'number' }, { type: 'null' }] } as const

/**
 * The shot list as a strict JSON schema. Kept to what every provider's strict mode knows: each
 * property required, nothing beside them, absence as null, no lengths or ranges; `readShotList`
 * checks the rest.
 */
export const SHOT_LIST_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['shots'],
  properties: {
    shots: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'size', 'angle', 'move', 'lens', 'duration', 'dialogue', 'notes', 'sourceTime'],
        properties: {
          text: { type: 'string' },
          size: { type: 'string', enum: SHOT_SIZES },
          angle: { type: 'string', enum: SHOT_ANGLES },
          move: { type: 'string', enum: SHOT_MOVES },
          lens: TEXT_OR_NULL,
          duration: NUMBER_OR_NULL,
          dialogue: TEXT_OR_NULL,
          notes: TEXT_OR_NULL,
          sourceTime: NUMBER_OR_NULL,
        },
      },
    },
  },
} as const

/** What was wrong with an answer, so that it can be named when asking again. */
export type ShotListFault = 'empty' | 'not-json' | 'wrong-shape' | 'too-few'

export type ShotListReading =
  | { readonly ok: true; readonly shots: readonly ShotPlan[] }
  | { readonly ok: false; readonly fault: ShotListFault; readonly shots: readonly ShotPlan[] }

/**
 * Reads a model's answer as exactly `count` shots: more are cut off, fewer are a fault, none is
 * ever made up. Forgiving where nothing is invented: JSON in a fence or amid prose, a bare array,
 * numbers written as text, "Medium Close" for "medium-close"; a field that makes no sense is left
 * out. Markup stays literal text.
 */
export function readShotList(answer: string, count: number): ShotListReading {
  const said = spokenText(answer)
  if (said === '') return { ok: false, fault: 'empty', shots: [] }

  const values = jsonValuesIn(said)
  const lists = values.map(listIn).filter((list) => list !== undefined)
  const read = lists.map(shotsIn)
  // What comes first may be a draft.
  const complete = read.findLast((list) => list.length >= count)
  const shots = complete ?? read.reduce((best, list) => (list.length > best.length ? list : best), [])

  if (shots.length >= count) return { ok: true, shots: shots.slice(0, count) }
  if (values.length === 0) return { ok: false, fault: 'not-json', shots }
  const emptyList = lists.some((list) => list.length === 0)
  return { ok: false, fault: shots.length > 0 || emptyList ? 'too-few' : 'wrong-shape', shots }
}

/** In characters: more than any shot needs. */
const LONGEST = { text: 10_000, term: 200 } as const

/** Text without the control characters that no one sees, and without the white space around it. */
const literal = v.pipe(
  v.string(),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  v.transform((text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').trim()),
  v.minLength(1),
  v.maxLength(LONGEST.text),
)

const seconds = v.pipe(
  v.union([
    v.number(),
    v.pipe(v.string(), v.trim(), v.regex(/^\d+(\.\d+)?\s*s?$/), v.transform(Number.parseFloat)),
  ]),
  v.finite(),
  v.minValue(0),
  v.maxValue(LIMITS.seconds),
)

/** "Medium Close", "medium_close" → "medium-close". */
const term = v.pipe(
  v.string(),
  v.transform((text) =>
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, '-'),
  ),
)

const shotSchema = v.object({
  text: literal,
  size: v.fallback(v.optional(v.pipe(term, v.picklist(SHOT_SIZES))), undefined),
  angle: v.fallback(v.optional(v.pipe(term, v.picklist(SHOT_ANGLES))), undefined),
  move: v.fallback(v.optional(v.pipe(term, v.picklist(SHOT_MOVES))), undefined),
  lens: v.fallback(v.optional(v.pipe(literal, v.maxLength(LONGEST.term))), undefined),
  duration: v.fallback(v.optional(v.pipe(seconds, v.gtValue(0))), undefined),
  dialogue: v.fallback(v.optional(literal), undefined),
  notes: v.fallback(v.optional(literal), undefined),
  sourceTime: v.fallback(v.optional(seconds), undefined),
})

/**
 * A shot that is word for word another one with the same camera is that one, said again to fill the
 * list.
 */
function shotsIn(list: readonly unknown[]): readonly ShotPlan[] {
  const shots = new Map<string, ShotPlan>()
  for (const item of list) {
    const read = v.safeParse(shotSchema, typeof item === 'string' ? { text: item } : item)
    if (!read.success) continue
    const { text, size, angle, move } = read.output
    const said = JSON.stringify([text, size, angle, move])
    if (!shots.has(said)) shots.set(said, withoutAbsent(read.output))
  }
  return [...shots.values()]
}

function withoutAbsent(shot: v.InferOutput<typeof shotSchema>): ShotPlan {
  const present = Object.entries(shot).filter(([, value]) => value !== undefined)
  return { text: shot.text, ...Object.fromEntries(present) }
}

/**
 * The list in a parsed answer: `shots`, the answer itself, or the only array in it under whatever
 * name.
 */
function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return undefined
  if ('shots' in value && Array.isArray(value.shots)) return value.shots
  const arrays = Object.values(value).filter((member) => Array.isArray(member))
  return arrays.length === 1 ? arrays[0] : undefined
}

/**
 * How many characters are looked at to find where values end: far more than an answer needs that is
 * no riddle.
 */
const MOST_LOOKED_AT = 4_000_000

/**
 * Every JSON object or array found, in order: the answer itself, what is fenced, what stands amid
 * prose.
 */
function jsonValuesIn(answer: string): readonly unknown[] {
  const text = answer.replace(/^\ufeff/, '').trim()
  const whole = parsed(text)
  if (whole !== undefined) return [whole]

  const fenced = [...text.matchAll(/```[a-z]*\s*([\s\S]*?)```/gi)].map((match) => match[1] ?? '')
  return [...fenced.map(parsed).filter((value) => value !== undefined), ...listsAmid(text)]
}

/**
 * Lists amid prose with any number of brackets. The pieces of a list that broke off are not an
 * answer.
 */
function listsAmid(text: string): readonly unknown[] {
  const found: unknown[] = []
  let lookedAt = 0
  let end = 0
  for (const { index } of text.matchAll(/[[{](?=\s*["[{\]}])/g)) {
    // what lies inside a list that was found is part of it
    if (index < end || lookedAt > MOST_LOOKED_AT) continue
    const behind = endOfValue(text, index)
    lookedAt += behind - index
    const value = parsed(text.slice(index, behind))
    if (listIn(value) === undefined) continue
    found.push(value)
    end = behind
  }
  return found
}

/**
 * The object or array in the text; undefined when it is neither. JSON that was written as a string
 * is opened once.
 */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    const opened: unknown = typeof value === 'string' ? JSON.parse(value) : value
    return typeof opened === 'object' && opened !== null ? opened : undefined
  } catch {
    return undefined
  }
}

/**
 * The index behind the bracket that closes the one at `start`; the text's length when none does.
 */
function endOfValue(text: string, start: number): number {
  let depth = 0
  let quoted = false
  for (let i = start; i < text.length; i++) {
    const char = text[i]
    if (quoted) {
      if (char === '\\') i++
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth === 0) return i + 1
  }
  return text.length
}
