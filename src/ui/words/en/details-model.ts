import type { Detail } from '../../../domain/problem.ts'
import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'
import type { Sentences } from '../sentences.ts'

/** Details that say why the browser's own model did not do what it was asked. */
export const modelDetailWords = catalogue('details-model', {
  'model-absent': 'This browser brings no model along.',
  'model-not-here':
    'The model is not on this device, or no longer: “Use your browser’s own model” in Settings gets it.',
  'model-unavailable': 'It cannot be used on this computer, or not by this page.',
  'model-sees-nothing': 'This model sees no pictures.',
  'model-overflow': 'This was more than it can hold.',
  'model-lacks': 'It does not take what was asked of it.',
  'model-unfit': 'It could not keep to the form of a shot list.',
  'model-died': 'It stopped in the middle.',
  'model-withheld': 'The browser held its answer back.',
  'model-not-let': 'The browser does not let this page use it.',
  'model-download-broke': 'The download broke off.',
  'model-empty': 'It answered nothing.',
  'model-no-prose': 'What it wrote is no description.',
  'model-no-list': 'What it wrote is no shot list.',
  'model-few-shots': ({ shots, wanted }) => `It wrote ${number(shots)} of ${number(wanted)} shots.`,
  'silent-unseen': ({ seconds }) =>
    `Nothing arrived for ${number(seconds)} s, while this tab was in the background.`,
} satisfies Partial<Sentences<Detail>>)
