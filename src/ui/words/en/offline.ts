import { catalogue } from '../catalogue.ts'

export const offlineWords = catalogue('offline', {
  title: 'Offline',
  list: 'Kept on this device',
  parts: {
    app: 'App',
    people: 'People finder',
    video: 'Video tools',
    photos: 'Photo formats',
    upscaler: 'Upscaler',
    fonts: 'Fonts for PDF',
  },
  download: (part: string) => `${part} download`,
  ready: 'ready',
  readyWithoutSample: 'ready, without the sample',
  opens: 'opens offline; the rest is not downloaded',
  missing: 'not downloaded',
  checking: 'checking',
  downloading: 'downloading',
  downloaded: (share: string) => `downloading ${share}`,
  cancel: 'Cancel download',
  checkAgain: 'Check again',
  use: 'Use offline',
  remove: 'Remove downloads',
  help: 'Each part is also kept when it is first used. Sketch needs no network then; OpenRouter always does.',
  install: 'Install app',
  installByMenu: 'To install: Share, then Add to Home Screen.',
})
