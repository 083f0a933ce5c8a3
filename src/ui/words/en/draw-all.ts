import type { Change } from '../../../domain/takes/mark.ts'
import { catalogue } from '../catalogue.ts'
import { list, number, plural } from '../format.ts'

const priced = (count: number, price: string | undefined) =>
  price === undefined ? number(count) : `${number(count)}, ${price}`

/** What a person changed while a batch is drawn. */
const changes: Readonly<Partial<Record<Change, string>>> = {
  style: 'another style picture',
  'style-words': 'other style words',
  frame: 'another frame of the clip',
  references: 'other references',
  engine: 'another engine',
  model: 'another model',
  shape: 'another format',
}

/** The questions before pictures are drawn again, and in the middle of a batch. */
export const drawAllWords = catalogue('draw-all', {
  title: 'Which pictures are drawn?',
  missing: (count: number) =>
    plural(count, { one: '# shot has no picture.', other: '# shots have no picture.' }),
  changed: (count: number, how: string) =>
    plural(count, { one: `# picture was drawn ${how}.`, other: `# pictures were drawn ${how}.` }),
  drafts: (count: number) => plural(count, { one: '# shot shows a draft.', other: '# shots show a draft.' }),
  fresh: (count: number) =>
    plural(count, {
      one: '# picture is as it would be drawn now.',
      other: '# pictures are as they would be drawn now.',
    }),
  own: (shots: readonly string[]) =>
    plural(shots.length, {
      one: `Shot ${list(shots)} shows your own picture, which stays.`,
      other: `Shots ${list(shots)} show your own pictures, which stay.`,
    }),
  kept: 'Earlier takes are kept.',
  drawChanged: (count: number, price: string | undefined) => `Missing and changed (${priced(count, price)})`,
  drawFinals: (count: number, price: string | undefined) =>
    `${plural(count, { one: 'Finals for # draft', other: 'Finals for # drafts' })}${price === undefined ? '' : ` (${price})`}`,
  drawAll: (count: number, price: string | undefined) => `All again (${priced(count, price)})`,
  cancel: 'Cancel',

  batchTitle: 'Changed while pictures are drawn',
  changes,
  chosen: (what: readonly string[]) => `Since this batch began, you have chosen ${list(what)}.`,
  waiting: (count: number) => plural(count, { one: '# picture waits.', other: '# pictures wait.' }),
  asNow: (count: number, price: string | undefined) => `Draw with the change (${priced(count, price)})`,
  asBegun: 'Go on as it began',
  none: 'Draw no more',
})
