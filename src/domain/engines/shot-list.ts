import * as v from 'valibot'
import {
  SHOT_FIELD_ROWS,
  SHOT_FIELDS_BY_KEY,
  type ShotField,
  type ShotFieldKey,
  type ShotPlan,
} from '../board/shot-fields.ts'
import { answerText } from './answer-text.ts'
import { fieldSchema } from './field-reader.ts'
import { jsonValuesIn, listIn } from './json-in-answer.ts'
import { withOlderAngles } from './shot-spelling.ts'

const ASKED = SHOT_FIELD_ROWS.filter(([, { asked }]) => asked)

/** The term of a strict schema for "not said": some providers refuse an empty one. */
const UNSET = 'unset'

function propertyOf(field: ShotField) {
  switch (field.kind) {
    case 'term':
      return { type: 'string', enum: [...field.terms, UNSET] } as const
    case 'seconds':
      return { type: 'number' } as const
    case 'list':
      return { type: 'array', items: { type: 'string' } } as const
    default:
      return { type: 'string' } as const
  }
}

/**
 * The shot list as a strict JSON schema, limited to what every provider's strict mode supports: all
 * properties required, no others, no unions, no lengths or ranges. "Not said" is "" in a text, -1
 * in a number, [] in a list and "unset" in a term. The order of `required` is the order in which
 * some providers make a model answer. `readShotList` checks the rest.
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
 * none is invented, and one that repeats the text of a shot in `told` is left out. Tolerant in
 * form: JSON in a fence or amid prose, a bare array, numbers as text, "MCU" or "Medium Close" for
 * "medium-close". An invalid field is dropped. Markup stays literal.
 */
export function readShotList(answer: string, count: number, told: readonly ShotPlan[] = []): ShotListReading {
  const said = answerText(answer)
  if (said === '') return { ok: false, fault: 'empty', shots: [] }

  const values = jsonValuesIn(said)
  const lists = values.map(listIn).filter((list) => list !== undefined)
  const known = new Set(told.map(({ text }) => text))
  const listed = lists.map(shotsIn)
  const read = listed.map((list) => list.filter(({ text }) => !known.has(text)))
  // The last complete list: an earlier one may be a draft.
  const complete = read.findLast((list) => list.length >= count)
  const shots = complete ?? read.reduce((best, list) => (list.length > best.length ? list : best), [])

  if (shots.length >= count) return { ok: true, shots: shots.slice(0, count) }
  if (values.length === 0) return { ok: false, fault: 'not-json', shots }
  const isList = listed.some((list) => list.length > 0) || lists.some((list) => list.length === 0)
  return { ok: false, fault: isList ? 'too-few' : 'wrong-shape', shots }
}

const shotSchema = v.object(
  Object.fromEntries(
    ASKED.map(([key, field]) => [
      key,
      field.required ? fieldSchema(key, field) : v.fallback(v.optional(fieldSchema(key, field)), undefined),
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
    const read = v.safeParse(shotSchema, typeof item === 'string' ? { text: item } : fieldsIn(item))
    if (!read.success) continue
    const said = JSON.stringify(TELLING.map((key) => read.output[key]))
    if (!shots.has(said)) shots.set(said, withoutAbsent(read.output))
  }
  return [...shots.values()]
}

/** Names of the fields in lower case, without what some models put between words. */
const KEYS = new Map(ASKED.map(([key]) => [key.toLowerCase(), key]))

/** The fields that an item holds, under the names of the table. */
function fieldsIn(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
  const named = Object.entries(item).flatMap(([name, value]) => {
    const key = KEYS.get(name.replace(/[\s_-]/g, '').toLowerCase())
    return key === undefined ? [] : [[key, value] as const]
  })
  return withOlderAngles(Object.fromEntries(named), SHOT_FIELDS_BY_KEY.framing)
}

function withoutAbsent(shot: v.InferOutput<typeof shotSchema>): ShotPlan {
  const present = Object.entries(shot).filter(([, value]) => value !== undefined)
  return { text: shot.text, ...Object.fromEntries(present) }
}
