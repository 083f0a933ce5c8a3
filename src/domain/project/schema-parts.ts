import * as v from 'valibot'
import type { Reason } from '../../lib/details.ts'
import { fitLine, fitMime, LIMITS } from './limits.ts'

/**
 * Building blocks of the project schema. A new field of a type does not compile without its line
 * here, and a field without a line is dropped on reading.
 */
export type Entries<T> = Record<keyof T, v.GenericSchema>

const ID = /^[\w.-]{1,64}$/
export const id = <Id extends string>() =>
  v.custom<Id>((value) => typeof value === 'string' && ID.test(value))
export const line = v.pipe(v.string(), v.maxLength(LIMITS.text), v.transform(fitLine))
/** Any length: earlier versions had no limit, and `project.json` has its own. */
export const text = v.string()
export const from = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most))
export const whole = (least: number, most: number) => v.pipe(from(least, most), v.integer())
export const pixels = whole(1, LIMITS.pixels)
export const seconds = from(0, LIMITS.seconds)
export const instant = from(0, 8.64e15)
export const bytes = whole(0, 2 ** 46)
export const mime = v.pipe(v.string(), v.maxLength(LIMITS.line), v.transform(fitMime))
/** Picture types; empty where the browser gave none. */
export const pictureMime = v.pipe(mime, v.regex(/^(image\/.*|application\/octet-stream)?$/))
export const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most))

/** Where something is wrong and what the reader of schemas says of it, in its own words. */
export const faultOf = (issue: v.BaseIssue<unknown>, whole: string): Reason => ({
  code: 'field-wrong',
  path: v.getDotPath(issue) ?? whole,
  said: issue.message,
})
