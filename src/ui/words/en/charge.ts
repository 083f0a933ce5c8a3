import { catalogue } from '../catalogue.ts'

/** Beside an error: whether the call was billed, and how much. */
export const chargeWords = catalogue('charge', {
  none: 'Nothing was billed.',
  some: 'It was billed.',
  maybe: 'It may have been billed.',
  cost: (cost: string) => `${cost} was billed.`,
  costOrMore: (cost: string) => `${cost} was billed, and perhaps more.`,
  own: (own: string) => `About ${own} was billed by your own provider.`,
  ownOrMore: (own: string) => `About ${own} was billed by your own provider, and perhaps more.`,
  both: (cost: string, own: string) =>
    `${cost} was billed, and about ${own} was billed by your own provider.`,
  bothOrMore: (cost: string, own: string) =>
    `${cost} was billed, and about ${own} was billed by your own provider, and perhaps more.`,
})
