import { catalogue } from '../catalogue.ts'

/** The screen that takes the place of one that broke while it was drawn. */
export const brokenWords = catalogue('broken', {
  title: 'Something unexpected failed.',
  text: 'This screen cannot be shown. What was saved is still here.',
  exportProject: 'Export project',
  copyLog: 'Copy the log',
  copied: 'Copied.',
  notCopied: 'The browser does not let the page copy.',
})
