import { catalogue } from '../catalogue.ts'

export const styleWords = catalogue('style', {
  title: 'Style',
  preview: 'Style preview',
  file: 'Style image',
  replace: 'Replace',
  drop: 'Drop a style picture',
  choose: 'or choose one',
  fetching: 'Fetching the photo formats',
  reading: (file: string) => `Reading ${file}`,
  cancel: 'Cancel',
})
