import type { FieldValue } from '../../../domain/board/edit-field.ts'
import { SHOT_FIELDS_BY_KEY, type ShotField, type ShotFieldKey } from '../../../domain/board/shot-fields.ts'
import { boardWords } from '../../words/en/board.ts'
import { seconds } from '../../words/format.ts'

const BETWEEN = '; '

/** What a term is called. */
export function termText(term: string): string {
  const names: Readonly<Record<string, string>> = boardWords.terms
  return names[term] ?? term
}

/** The terms of a field; none where its values are of another kind. */
export const termsOf = (field: ShotField): readonly string[] => (field.kind === 'term' ? field.terms : [])

/** A value as a cell shows it; '' for none. */
export function cellText(key: ShotFieldKey, value: FieldValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return seconds(value)
  if (typeof value !== 'string') return value.join(BETWEEN)
  return SHOT_FIELDS_BY_KEY[key].kind === 'term' ? termText(value) : value
}

/** A value as it is edited, so that the reader of cells reads the same value. */
export function editText(key: ShotFieldKey, value: FieldValue | undefined): string {
  return typeof value === 'number' ? String(value) : cellText(key, value)
}

/** The term of a field that the screen calls so. */
export function spokenTerm(key: ShotFieldKey, said: string): string | undefined {
  const field = SHOT_FIELDS_BY_KEY[key]
  const wanted = said.trim().toLowerCase()
  return termsOf(field).find((term) => termText(term).toLowerCase() === wanted)
}
