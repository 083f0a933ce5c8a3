import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** A shot with all its fields, beside the board. */
export const inspectorWords = catalogue('inspector', {
  shot: (shot: string) => `Shot ${shot}`,
  earlier: 'Earlier shot',
  later: 'Later shot',
  close: 'Close the inspector',
  back: 'Back to the board',
  parts: 'Parts of the inspector',
  tabs: { shot: 'Shot', takes: 'Takes', receipt: 'Receipt' },
  noTakes: 'No takes. Draw one.',
  noReceipt: 'No picture yet, so there is no receipt.',
  readOnly: 'Nothing can be changed here: this project is open in another tab.',
  groups: {
    camera: 'Camera and duration',
    content: 'What is seen and heard',
    keep: 'What stays the same',
    moment: 'Where it is in the clip',
    others: 'More',
  },
  notSet: 'Not set',
  unit: '(seconds)',
  clear: (field: string) => `Clear: ${field}`,
  add: (field: string) => `Add: ${field}`,
  addItem: 'Add',
  remove: (item: string) => `Remove ${item}`,
  noClip: 'This project has no clip to show a moment of.',
  clipAt: (at: string) => `Clip at ${at}`,
  take: (take: number) => `Take ${number(take)}`,
  noTake: 'No picture yet',
})
