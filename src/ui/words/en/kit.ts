import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** Words of controls that every feature uses. */
export const kitWords = catalogue('kit', {
  /** The key of that name on a keyboard. */
  ctrl: 'Ctrl',
  close: 'Close',
  dismiss: 'Dismiss',
  keep: 'Keep',
  reload: 'Reload',
  loading: 'Loading…',
  notLoaded: 'Not loaded',
  tryAgain: 'Try again',
  textFull: (most: number) =>
    `This text is full: it holds ${number(most)} characters, and what goes beyond is left out.`,
  /** Under a field of numbers: what it takes, and what is still in force. */
  outOfRange: (min: number, max: number, still: string) => `From ${min} to ${max}. ${still} still holds.`,
  outOfRangeOrEmpty: (min: number, max: number, still: string) =>
    `From ${min} to ${max}, or empty. ${still} still holds.`,
})
