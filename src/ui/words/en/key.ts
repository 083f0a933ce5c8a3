import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

export const keyWords = catalogue('key', {
  title: 'OpenRouter',
  key: 'API key',
  keyHelp: (host: string) => `For ${host}, and sent nowhere else.`,
  ownServerHelp: 'Most servers on this machine want none.',
  test: 'Test connection',
  noneToTest: 'There is no key to test.',
  forget: 'Forget key',
  none: 'There is no key.',
  limitOrRevoke: 'Limit or revoke it',
  keep: 'Keep the key',
  tiers: {
    tab: { name: 'In this tab', help: 'It goes when the tab is closed.' },
    device: {
      name: 'On this device',
      help: 'Sealed in this browser’s storage. That keeps it out of backups and copies, not from someone who uses this browser.',
    },
    passphrase: {
      name: 'Behind a passphrase',
      help: (minutes: number) =>
        `Sealed under words that only you know; locked again after ${number(minutes)} minutes without a touch.`,
    },
  },
  never: 'It never enters a project, an export or the log.',
  lock: 'Lock now',
  asking: 'Asking the service…',
  connected: (label: string) => `Connected with key ${label}.`,
  connectedLeft: (label: string, left: string) => `Connected with key ${label}, ${left} left.`,
  noLimit: 'This key has no limit of its own. Setting one bounds what a lost key can cost.',
  newPassphrase: 'New passphrase',
  passphraseHelp: (least: number) =>
    `At least ${number(least)} characters. It cannot be recovered; signing in again makes another key.`,
  keepBehind: 'Keep it behind this',
  sealing: 'Sealing…',
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  opening: 'Opening…',
  signIn: 'Sign in with OpenRouter',
  signingIn: 'Signing in…',
  signInHelp:
    'OpenRouter makes a key for this app alone, which you can limit and take back. Or paste a key below.',
  byHand: 'Sign in by hand',
  byHandHelp:
    'Where the way back does not lead here, as in some installed apps: open the page, copy the code it shows, paste it here within ten minutes.',
  byHandOnly:
    'Nothing is kept after this visit, so this page must not be left: open the page, copy the code it shows, paste it here within ten minutes.',
  openPage: 'Open the sign-in page',
  code: 'Code',
  useCode: 'Use this code',
})
