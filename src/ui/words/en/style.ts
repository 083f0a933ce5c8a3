import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

export const styleWords = catalogue('style', {
  title: 'Style',
  preview: 'Style preview',
  file: 'Style image',
  replace: 'Replace',
  another: 'Add another',
  more: 'Further style pictures',
  further: (at: number) => `Style picture ${number(at)}`,
  remove: (at: number) => `Remove style picture ${number(at)}`,
  full: (most: number) => `${number(most)} style pictures are the most.`,
  wordsElsewhere: 'The style words came from other pictures than these.',
  lookAtWords: 'Look at the style words',
  firstOnly: 'Sketch follows the first one alone.',
  drop: 'Drop a style picture',
  choose: 'or choose one',
  fetching: 'Fetching the photo formats',
  reading: (file: string) => `Reading ${file}`,
  cancel: 'Cancel',
})
