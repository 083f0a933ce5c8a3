import type { Detail } from '../../../domain/problem.ts'
import { catalogue } from '../catalogue.ts'
import { dollars, wholeDollars } from '../format.ts'
import type { Sentences } from '../sentences.ts'

/** What is told of a failure besides its title. */
export const detailWords = catalogue('details', {
  'decoder-left-out': "the browser's own decoder is left out",
  'decoder-missing': 'this browser has no decoder for scripts',
  'image-decoder-missing': 'this browser has no decoder of moving pictures for scripts',
  'decoder-lacks-codec': ({ codec }) => `this browser does not decode its ${codec}`,
  'decoder-silent': 'The browser’s decoder fell silent.',
  'index-not-understood': ({ said }) => `its index was not understood (${said})`,
  'index-slow': 'reading its index takes too long',
  'index-cut-off': 'it was cut off',
  'format-left': 'its format is left to ffmpeg',
  'track-missing': 'it has no video track that was understood',
  'may-be-transparent': 'its pictures may be transparent',
  'edits-several': 'its edit list has several parts',
  'cropped-otherwise': 'its pictures are cropped in another way than its index says',
  'two-shapes': 'its index gives it two shapes',
  'fields-apart': 'each field of its pictures is stored for itself',
  'colours-unknown': ({ matrix }) => `its colours are coded as ${matrix}`,
  'frames-lacking': 'some frames did not come',
  'range-unreadable': 'frames of high dynamic range that cannot be read',
  'shape-unlike-index': 'its pictures are of another shape than its index says',
  'times-missing': 'its pictures have no times',
  named: ({ name, why }) => (why ? `${name}: ${why}` : name),
  'no-answer': 'no answer',
  'over-limit': ({ price, taken, limit }) => {
    const spent = `${dollars(taken)} of ${wholeDollars(limit)} are spent or set aside.`
    return price === undefined
      ? `Its price is not known; ${spent}`
      : `It would cost about ${dollars(price)}; ${spent}`
  },
  failure: ({ failure, why }) => (why ? `${failure}: ${why}` : failure),
} satisfies Sentences<Detail>)
