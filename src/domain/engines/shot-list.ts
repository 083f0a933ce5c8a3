import * as v from 'valibot'
import { SHOT_FIELD_ROWS, type ShotField, type ShotFieldKey, type ShotPlan } from '../board/shot-fields.ts'
import { LIMITS } from '../project/limits.ts'
import { answerText } from './answer-text.ts'
import { jsonValuesIn, listIn } from './json-in-answer.ts'

const ASKED = SHOT_FIELD_ROWS.filter(([, { asked }]) => asked)

const TEXT_OR_NULL = { anyOf: [{ type: 'string' }, { type: 'null' }] } as const
const NUMBER_OR_NULL = { anyOf: [{ type: 'number' }, { type: 'null' }] } as const

function propertyOf(field: ShotField) {
  if (field.kind === 'term') return { type: 'string', enum: field.terms } as const
  if (field.kind === 'seconds') return NUMBER_OR_NULL
  return field.required ? ({ type: 'string' } as const) : TEXT_OR_NULL
}

/**
 * The shot list as a strict JSON schema, limited to what every provider's strict mode supports: all
 * properties required, no others, null for absence, no lengths or ranges. `readShotList` checks the
 * rest.
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
        required: ASKED.map(([key]) => key),
        properties: Object.fromEntries(ASKED.map(([key, field]) => [key, propertyOf(field)])),
      },
    },
  },
} as const

/** The fault of an answer, which the repair prompt names. */
export type ShotListFault = 'empty' | 'not-json' | 'wrong-shape' | 'too-few'

export type ShotListReading =
  | { readonly ok: true; readonly shots: readonly ShotPlan[] }
  | { readonly ok: false; readonly fault: ShotListFault; readonly shots: readonly ShotPlan[] }

/**
 * Reads a model's answer as exactly `count` shots: extra shots are cut, missing ones are a fault,
 * none is invented. Tolerant in form: JSON in a fence or amid prose, a bare array, numbers as text,
 * "Medium Close" for "medium-close". An invalid field is dropped. Markup stays literal text.
 */
export function readShotList(answer: string, count: number): ShotListReading {
  const said = answerText(answer)
  if (said === '') return { ok: false, fault: 'empty', shots: [] }

  const values = jsonValuesIn(said)
  const lists = values.map(listIn).filter((list) => list !== undefined)
  const read = lists.map(shotsIn)
  // The last complete list: an earlier one may be a draft.
  const complete = read.findLast((list) => list.length >= count)
  const shots = complete ?? read.reduce((best, list) => (list.length > best.length ? list : best), [])

  if (shots.length >= count) return { ok: true, shots: shots.slice(0, count) }
  if (values.length === 0) return { ok: false, fault: 'not-json', shots }
  const emptyList = lists.some((list) => list.length === 0)
  return { ok: false, fault: shots.length > 0 || emptyList ? 'too-few' : 'wrong-shape', shots }
}

/** In characters: more than any shot needs. */
const LONGEST = { text: 10_000, line: 200 } as const

/** Trimmed text without invisible control characters. */
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

function schemaFor(field: ShotField) {
  if (field.kind === 'term') return v.pipe(term, v.picklist(field.terms))
  if (field.kind === 'seconds') return field.zero ? seconds : v.pipe(seconds, v.gtValue(0))
  return field.kind === 'line' ? v.pipe(literal, v.maxLength(LONGEST.line)) : literal
}

const shotSchema = v.object(
  Object.fromEntries(
    ASKED.map(([key, field]) => [
      key,
      field.required ? schemaFor(field) : v.fallback(v.optional(schemaFor(field)), undefined),
    ]),
  ) as unknown as { readonly [Key in ShotFieldKey]: v.GenericSchema<unknown, ShotPlan[Key]> },
)

/** The fields that make a shot distinct: its text and its camera terms. */
const TELLING = ASKED.filter(([, { kind, required }]) => required || kind === 'term').map(([key]) => key)

/**
 * A verbatim repetition with the same camera fills the list without a new shot, so it is dropped.
 */
function shotsIn(list: readonly unknown[]): readonly ShotPlan[] {
  const shots = new Map<string, ShotPlan>()
  for (const item of list) {
    const read = v.safeParse(shotSchema, typeof item === 'string' ? { text: item } : item)
    if (!read.success) continue
    const said = JSON.stringify(TELLING.map((key) => read.output[key]))
    if (!shots.has(said)) shots.set(said, withoutAbsent(read.output))
  }
  return [...shots.values()]
}

function withoutAbsent(shot: v.InferOutput<typeof shotSchema>): ShotPlan {
  const present = Object.entries(shot).filter(([, value]) => value !== undefined)
  return { text: shot.text, ...Object.fromEntries(present) }
}
