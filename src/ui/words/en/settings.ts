import { catalogue } from '../catalogue.ts'

export const settingsWords = catalogue('settings', {
  title: 'Settings',
  engines: 'Engines',
  automatic: 'Automatic',
  look: 'Look',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  textSize: 'Text size',
  language: 'Language',
  languageOfBrowser: 'As the browser',
  calls: 'Calls',
  concurrency: 'Concurrent requests',
  timeout: 'Request timeout (seconds)',
  referer: 'HTTP referer',
  refererHelp: 'Optional. Publishes that this app was used.',
  appTitle: 'App title',
  appTitleHelp: 'Optional, sent with the referer.',
  limit: 'Spending limit (USD)',
  noLimit: 'No limit',
  noLimitHelp: 'No limit now. Set one, and a call that would pass it is not made.',
  limitHelp: (limit: string) =>
    `${limit} for each project, counted in this browser. A call that would pass it, by its list price or the model’s dearest recent bill, is not made. Empty for none.`,
  address: 'API base URL',
  addressHelp:
    'OpenRouter, or a server of your own on this machine that speaks the same protocol (LM Studio, Ollama, llama.cpp). It must allow this page by CORS.',
  addressRefused: 'Only https://openrouter.ai or a server on 127.0.0.1 or localhost can be called from here.',
  references: 'References',
  /** By how many pictures a shot is drawn from. */
  referenceSets: {
    1: 'Style picture only',
    2: 'Clip’s frame, style picture',
    3: 'And the first drawn shot',
  },
  shape: 'Shape',
  shapeOfClip: 'As the clip',
  resolution: 'Resolution',
  quality: 'Quality',
  modelsOwn: 'The model’s own',
  seed: 'Seed',
  noSeed: 'Another for each take',
})
