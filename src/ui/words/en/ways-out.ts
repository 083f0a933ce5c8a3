import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** Beside a problem, the buttons that lead out of it. */
export const wayOutWords = catalogue('ways-out', {
  again: 'Try again',
  writeRest: 'Write the rest',
  otherModel: 'Choose another model',
  use: (model: string) => `Use ${model}`,
  edit: 'Edit the text',
  whole: 'Draw the whole picture instead',
  withoutFrame: 'Draw without the clip’s frame',
  chooseSent: 'Choose what to send',
  send: (frames: number) => `Send ${number(frames)}`,
  addCredit: 'Add credit',
  raiseKey: 'Raise the key’s limit',
  lookAtKey: 'Look at the key',
  reload: 'Reload the page',
  raiseLimit: 'Raise the limit',
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  openSettings: 'Open Settings',
  privacy: 'Privacy settings',
  changeAddress: 'Change the address',
  saveCame: 'Save what came',
  openPicture: 'Open the picture',
})
