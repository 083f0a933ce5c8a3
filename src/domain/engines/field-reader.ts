import * as v from 'valibot'
import type { FieldValue } from '../board/edit-field.ts'
import { SHOT_FIELDS_BY_KEY, type ShotField, type ShotFieldKey } from '../board/shot-fields.ts'
import { LIMITS } from '../project/limits.ts'
import { termIn } from './shot-spelling.ts'

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

/**
 * A time as people and spreadsheets write it: "2.5", "2,5 s", "3 seconds", and minutes before a
 * colon. A timecode counts frames of a rate that it does not say, so it is not read.
 */
const TIME =
  /^(?:(?<minutes>\d{1,3}):(?=[0-5]\d(?:\D|$)))?(?<seconds>\d+(?:\.\d+|,\d{1,2})?)\s*(?:s|secs?\.?|seconds?|[″"])?$/i

const seconds = v.pipe(
  v.union([
    v.number(),
    v.pipe(
      v.string(),
      v.trim(),
      v.regex(TIME),
      v.transform((said) => {
        const { minutes = '0', seconds: rest = '' } = TIME.exec(said)?.groups ?? {}
        return 60 * Number(minutes) + Number(rest.replace(',', '.'))
      }),
    ),
  ]),
  v.finite(),
)

/** What models write for "nothing" in prose. */
const NOTHING = /^(unset|null|none|n\/a|-)$/i

const prose = v.pipe(
  literal,
  v.check((text) => !NOTHING.test(text)),
)
const line = v.pipe(prose, v.maxLength(LONGEST.line))

/** Entries as an array, or in one text between semicolons or line breaks; unusable ones go. */
const entries = v.pipe(
  v.union([
    v.array(v.unknown()),
    v.pipe(
      v.string(),
      v.transform((text) => text.split(/[;\n]/)),
    ),
  ]),
  v.transform((list) => [
    ...new Set(list.flatMap((entry) => (v.is(line, entry) ? v.parse(line, entry) : []))),
  ]),
  v.minLength(1),
  v.transform((list) => list.slice(0, LIMITS.listed)),
)

/** The reader of a field in a director's answer: it normalises the form, and invents nothing. */
export function fieldSchema(key: ShotFieldKey, field: ShotField): v.GenericSchema<unknown, unknown> {
  switch (field.kind) {
    case 'term':
      return v.pipe(
        v.unknown(),
        v.transform((said) => termIn(key, field, said)),
        v.string(),
      )
    case 'seconds':
      return v.pipe(seconds, v.minValue(field.least), v.maxValue(field.most))
    case 'list':
      return entries
    case 'line':
      return line
    case 'text':
      return field.required ? literal : prose
  }
}

/**
 * One field as somebody wrote it, read as in a director's answer: spelling and abbreviations are
 * normalised. Undefined where it is nothing that the field can hold.
 */
export function readField(key: ShotFieldKey, said: unknown): FieldValue | undefined {
  const read = v.safeParse(fieldSchema(key, SHOT_FIELDS_BY_KEY[key]), said)
  return read.success ? (read.output as FieldValue) : undefined
}
