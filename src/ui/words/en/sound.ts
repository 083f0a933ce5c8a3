import { catalogue } from '../catalogue.ts'

/** A sound file under the board. */
export const soundWords = catalogue('sound', {
  title: 'Sound file',
  choose: 'Choose a sound file',
  replace: 'Replace',
  remove: 'Remove',
  help: 'Music or a voice, heard in place of the clip. It stays on this device with the project.',
  /** Beside its name. */
  facts: (length: string, size: string) => `${length}, ${size}`,
  wave: 'How loud it is, along the board',
  offset: 'Begins at, in seconds',
  offsetHelp: 'Below 0 its beginning is left out.',
  level: 'Level',
  percent: (level: string) => `${level} %`,
  listening: (file: string) => `Hearing ${file} through`,
  cancel: 'Cancel',
  readOnly: 'Another tab writes this project.',
})
