import { catalogue } from '../catalogue.ts'

/** What the first screen may have to tell: it comes with the app. All other errors come later. */
export const errorWords = catalogue('errors', {
  cancelled: { title: 'Cancelled.', help: 'What had arrived is kept.' },
  'storage-full': {
    title: 'The disk is full: not everything is saved.',
    help: 'Everything is still here while this tab is open. Free some space; saving is tried again by itself.',
  },
  'storage-lost': {
    title: 'The browser’s storage did not answer.',
    help: 'What is on the screen is still here. Download what you need, then reload.',
  },
  'storage-refused': {
    title: 'This browser lets the app keep nothing.',
    help: 'Site data is blocked, or this is a private window. Allow it and reload: until then all is gone when this tab is closed.',
  },
  'storage-newer': {
    title: 'This was made by a newer version of the app.',
    help: 'It was left as it is. Reload to update the app, then open it.',
  },
  'storage-not-upgraded': {
    title: 'Your projects could not be prepared for this version.',
    help: 'They are all still here, as they were. The disk may be full: free some space, then reload.',
  },
  'project-gone': {
    title: 'There is no project at this address.',
    help: 'If it was deleted, Storage in the list of projects brings it back for a week. Projects of another browser or device are not here.',
  },
  'taken-over': {
    title: 'Another tab has taken over this project.',
    help: 'Nothing more is written from here. Take over again to go on in this tab.',
  },
  'read-only': {
    title: 'This project is open in another tab.',
    help: 'Nothing was changed. Press “Take over here” to change it in this tab.',
  },
  'no-space': {
    title: 'This would not fit on the disk.',
    help: 'Nothing was started and nothing was billed. Free some space under Storage, then try again.',
  },
  'out-of-memory': {
    title: 'There was not enough memory.',
    help: 'What had arrived is kept. Close other tabs and try again.',
  },
  'download-failed': {
    title: 'A part of the app could not be loaded.',
    help: 'Check the network and try again, or reload the page. Nothing was lost.',
  },
  insecure: {
    title: 'This page came over plain http.',
    help: 'Browsers withhold from it what the app needs: clips are not decoded, keys and tools not kept. Open it over https, or from localhost on this machine.',
  },
  'busy-elsewhere': {
    title: 'Another tab is working on this project.',
    help: 'Nothing was started or changed here. Finish or cancel the job there first.',
  },
  'busy-here': {
    title: 'A job is running.',
    help: 'Nothing was changed. Wait until it has ended, or cancel it, then try again.',
  },
  bug: {
    title: 'Something unexpected failed.',
    help: 'What you see is saved as far as the header says. Try again; reload if it repeats.',
  },
})
