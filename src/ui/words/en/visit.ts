import { catalogue } from '../catalogue.ts'

/** Where the browser keeps nothing after the visit. */
export const visitWords = catalogue('visit', {
  title: 'Nothing is kept after this visit.',
  refused: 'Site data is blocked here, or this is a private window.',
  failed:
    'The browser’s storage could not be opened; what it keeps from earlier is not touched, and may be there again after a reload.',
  lost: 'The browser has lost the projects that were here.',
  lostHelp:
    'Its storage is empty, as happens after a disk without a free byte. Free some space, then import your project files or a backup.',
  help: 'Everything works until this tab is closed or reloaded. Then all of it is gone, also pictures that were paid for: export or download what you want to keep.',
})
