import { catalogue } from '../catalogue.ts'
import { plural } from '../format.ts'

/** What was frozen of a board, in Hand over. */
export const versionWords = catalogue('versions', {
  title: 'Versions',
  boardNow: 'The board as it is',
  /** Beside a version's name. */
  facts: (date: string, shots: number) => `${date}, ${plural(shots, { one: '# shot', other: '# shots' })}`,
  freeze: 'Freeze this version',
  freezing: 'Freezing…',
  help: 'A frozen version stays as it is, with its pictures, whatever becomes of the board.',
  /** Proposed as its name. */
  nth: (number: string) => `Version ${number}`,
  name: 'Name',
  rename: (version: string) => `Rename ${version}`,
  renameTitle: 'Rename version',
  renameIt: 'Rename',
  delete: (version: string) => `Delete ${version}`,
  deleteTitle: (version: string) => `Delete “${version}” for good?`,
  deleteText: (bytes: string) => `${bytes} are freed. This cannot be undone.`,
  deleteIt: 'Delete for good',
  cancel: 'Cancel',
  readOnly: 'Another tab writes this project.',
  noShots: 'Generate shots first.',
  isVersion: 'This is a version. Choose the board as it is to freeze another.',
  since: 'Changes since',
  noChanges: 'Not marked',
  onlyChanged: 'Only shots that have changed',
})
