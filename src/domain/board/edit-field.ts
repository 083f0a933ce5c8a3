import { fitLine, fitText, LIMITS } from '../project/limits.ts'
import type { Shot } from './shot.ts'
import type { ShotField, ShotFieldKey } from './shot-fields.ts'

/** What a field can hold. */
export type FieldValue = string | number | readonly string[]

/**
 * A shot with one field set, made to fit what the project schema accepts: texts are cut at their
 * limit, numbers are clamped, and a list loses its empty and repeated items.
 * @param value undefined or empty takes the field out; a required text becomes ''.
 */
export function withField(
  shot: Shot,
  key: ShotFieldKey,
  field: ShotField,
  value: FieldValue | undefined,
): Shot {
  const fitted = value === undefined ? undefined : fitValue(field, value, shot[key])
  const empty = fitted === undefined || fitted === '' || (Array.isArray(fitted) && fitted.length === 0)
  if (!empty) return { ...shot, [key]: fitted }
  if (field.required) return { ...shot, [key]: '' }
  const { [key]: _, ...others } = shot
  // The key is an optional one, which the rest of the type keeps.
  return others as Shot
}

/** Undefined for a value of another kind than the field's. */
function fitValue(field: ShotField, value: FieldValue, earlier: FieldValue | undefined) {
  if (field.kind === 'seconds') return typeof value === 'number' ? fitSeconds(field, value) : undefined
  if (field.kind === 'list')
    return typeof value === 'object' ? fitList(value, Array.isArray(earlier) ? earlier : []) : undefined
  if (typeof value !== 'string') return undefined
  if (field.kind === 'term') return field.terms.includes(value) ? value : undefined
  return field.kind === 'line' ? fitLine(value) : fitText(value, typeof earlier === 'string' ? earlier : '')
}

/** Within the field's range, to a millisecond; undefined for what is no number. */
export function fitSeconds(
  field: ShotField & { readonly kind: 'seconds' },
  value: number,
): number | undefined {
  if (Number.isNaN(value)) return undefined
  return Number(Math.min(field.most, Math.max(field.least, value)).toFixed(3))
}

/** Notes of earlier versions had no limit and are items now: one that was there stays whole. */
function fitList(items: readonly string[], earlier: readonly string[]): readonly string[] {
  const fitting = items.map((item) => (earlier.includes(item) ? item : fitLine(item.trim())))
  const filled = fitting.filter((item) => item.trim() !== '')
  return [...new Set(filled)].slice(0, LIMITS.list)
}
