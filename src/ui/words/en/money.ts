import { catalogue } from '../catalogue.ts'
import { number, plural } from '../format.ts'

export const moneyWords = catalogue('money', {
  title: 'Spent on this project',
  reload: 'Reload the page',
  meter: 'Spent of the limit',
  here: 'here',
  of: (limit: string) => `of ${limit}`,
  before: (cost: string) =>
    `Its pictures had cost ${cost} before, in another copy or on another device. That does not count here.`,
  beforeWithLimit: (cost: string) =>
    `Its pictures had cost ${cost} before, in another copy or on another device. That does not count here, nor towards the limit.`,
  own: (cost: string) => `Billed by your own provider: about ${cost} of it.`,
  unknown: (calls: number) =>
    plural(calls, {
      one: 'One call may have been billed besides: no answer said.',
      other: '# calls may have been billed besides: no answer said.',
    }),
  unsure: (cost: string) => `That would be ${cost}; it counts towards the limit.`,
  priceUnknown: 'price unknown',
  limitLeaves: (left: string, calls: number) => `limit leaves ${left}, enough for ${number(calls)}`,
  overLimit: 'over the limit',
  pictures: (count: number, cost: string) =>
    plural(count, { one: `# picture ${cost}`, other: `# pictures ${cost}` }),
  /** Of a shot list that takes several calls. */
  parts: (count: number, cost: string) => plural(count, { one: `# part ${cost}`, other: `# parts ${cost}` }),
})
