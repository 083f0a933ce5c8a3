import type { Problem } from '../../domain/problem.ts'
import type { SettingsField } from '../../store/app/store.ts'

/** Errors that a plain retry hardly ever clears: another model is offered first. */
export const MODEL_FIRST: ReadonlySet<Problem['code']> = new Set([
  'unsupported',
  'bad-request',
  'schema-too-large',
  'overloaded',
  'no-picture-route',
  'too-few-shots',
  'thought-only',
])

/** The address that a problem is about. */
export const addressOf = (code: Problem['code']): SettingsField =>
  OF_PICTURES.has(code) ? 'server-address' : 'base-url'

const OF_PICTURES: ReadonlySet<Problem['code']> = new Set([
  'picture-server-silent',
  'picture-server-refused',
  'picture-server-gone',
])
