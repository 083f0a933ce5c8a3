import { catalogue } from '../catalogue.ts'
import { number, plural } from '../format.ts'

/** What is asked for of a shot besides one new take. */
export const moreTakesWords = catalogue('more-takes', {
  more: 'More takes',
  count: 'How many takes',
  several: (count: number) => `Best of ${number(count)}`,
  variation: 'Variation',
  again: 'Draw again from this receipt',
  withoutOne: 'Draw without one of its pictures',
  drawWithout: (picture: string) => `Draw without it: ${picture}`,
  withoutHelp: 'Sends the same words and pictures, without what is gone and what was said of it.',
  againHelp: 'Sends the same words and pictures once more, to the byte.',
  /** Why a receipt's request cannot be sent again. */
  noAgain: {
    own: 'It is your own picture: nothing drew it.',
    'other-engine': 'Another engine drew this take: choose that one for pictures.',
    'other-workflow': 'Another workflow drew this take: choose that one in Settings.',
    'stays-here': 'A frame that went along is held back now.',
    draft: 'It was cut from a draft sheet, which is drawn as a whole.',
    region: 'It was changed in a region alone: draw the take before it again.',
    'made-anew':
      'It began with a drawing by Sketch, which is made anew each time. New take draws the shot again.',
    nothingSent: 'Sketch sent nothing. New take draws the shot again.',
    gone: (what: readonly string[]) => `No longer kept: ${what.join(', ')}.`,
    words: 'the words of its request',
    cut: 'Its words were cut, because the project had no room for all of them.',
    unnamed: 'Its words do not say which picture is which, so none can be left out.',
  },
  otherServer: (host: string) =>
    `The server that drew it, at ${host}, is not the one in use: look for it in Settings.`,
  /** Why this number of takes cannot be drawn. */
  room: (count: number, left: string, fit: number) =>
    plural(fit, {
      one: `The limit leaves ${left}: one new take fits, ${number(count)} do not.`,
      other: `The limit leaves ${left}: # fit, ${number(count)} do not.`,
    }),
  noRoom: (left: string) => `The limit leaves ${left}, which is not enough for one take.`,
  offline: 'You are offline: the model service cannot be reached.',
  /** Why a take's request cannot be made once more. */
  noReplay: {
    own: 'It is your own picture: nothing drew it.',
    'other-engine': 'Another engine drew this take: choose that one for pictures.',
    'other-server': 'Another server drew this take: look for that one in Settings.',
    'other-workflow': 'Another workflow drew this take: choose that one in Settings.',
    draft: 'It was cut from a draft sheet, which is drawn as a whole.',
    gone: 'What this take was drawn from is no longer kept.',
    region: 'It was changed in a region alone: vary the take before it.',
    'made-anew': 'It began with a drawing by Sketch, which is made anew each time: New take does that.',
    'stays-here': 'A frame that went along is held back now.',
  },
})
