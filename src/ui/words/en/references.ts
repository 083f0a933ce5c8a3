import { catalogue } from '../catalogue.ts'
import { number, plural } from '../format.ts'

/** The pictures that a drawing is made from, in receipts and in the sheet of what is sent. */
export const referenceWords = catalogue('references', {
  frameAt: (at: string) => `Frame at ${at}`,
  partAt: (at: string) => `Part of the frame at ${at}`,
  frame: 'Frame of the clip',
  style: 'Style picture',
  take: (shot: string, take: number) => `Shot ${shot}, take ${number(take)}`,
  partOfTake: (shot: string, take: number) => `Part of shot ${shot}, take ${number(take)}`,
  sheet: (takes: number) => plural(takes, { one: 'Sheet of # take', other: 'Sheet of # takes' }),
  own: (shot: string) => `Your own picture of shot ${shot}`,
  toCome: (shot: string) => `The picture of shot ${shot}, if drawn by then`,
  earlier: 'Earlier shot',
})
