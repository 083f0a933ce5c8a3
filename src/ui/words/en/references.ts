import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** The pictures that a drawing is made from, in receipts and in the sheet of what is sent. */
export const referenceWords = catalogue('references', {
  frameAt: (at: string) => `Frame at ${at}`,
  frame: 'Frame of the clip',
  style: 'Style picture',
  take: (shot: number, take: number) => `Shot ${number(shot)}, take ${number(take)}`,
  toCome: (shot: number) => `The picture of shot ${number(shot)}, if drawn by then`,
  earlier: 'Earlier shot',
})
