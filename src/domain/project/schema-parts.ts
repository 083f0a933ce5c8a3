import * as v from 'valibot'
import { fitLine, fitMime, LIMITS } from './limits.ts'

/**
 * What the schema of a project is made of. A field that a type gains does not compile until it has
 * its line, and one that has none is dropped.
 */
export type Entries<T> = Record<keyof T, v.GenericSchema>

const ID = /^[\w.-]{1,64}$/
export const id = <Id extends string>() =>
  v.custom<Id>((value) => typeof value === 'string' && ID.test(value), 'an id is not one')
export const line = v.pipe(v.string(), v.maxLength(LIMITS.text), v.transform(fitLine))
/** As long as it is: earlier versions knew no end, and the page has its own. */
export const text = v.string()
export const from = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most))
export const whole = (least: number, most: number) => v.pipe(from(least, most), v.integer())
export const pixels = whole(1, LIMITS.pixels)
export const seconds = from(0, LIMITS.seconds)
export const instant = from(0, 8.64e15)
export const bytes = whole(0, 2 ** 46)
export const mime = v.pipe(v.string(), v.maxLength(LIMITS.line), v.transform(fitMime))
/** What pictures are of; nothing where the browser did not say. */
export const pictureMime = v.pipe(mime, v.regex(/^(image\/.*|application\/octet-stream)?$/))
export const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most))
